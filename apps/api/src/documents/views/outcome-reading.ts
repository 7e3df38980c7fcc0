/** Reads a signed record and what was frozen beside it into what documents say. Pure. */
import type { OutcomeSnapshot, SnapshotRound } from '@consilium/board';
import type { DisciplineCode } from '@consilium/contracts';
import type { FrozenOutcome } from '../orders/frozen.js';
import { shortDate, type DocumentLanguage } from '../texts/index.js';
import { byElement, disagreementsOf, elementLabel, elementsOf, factText, optionName, optionShortName, policyText, sourcesOf } from './clinical-words.js';
import { explainedOutcome, readEvaluation, readOptions } from './option-reading.js';
import type { FactView, NamedPerson, OutcomeView, PositionView, RecommendationView, RoundView, WishView } from './outcome-view.js';

/** More contradictions than this are left to the record; the report names those of the options discussed. */
const MOST_DISAGREEMENTS = 4;

interface Reading {
  readonly snapshot: OutcomeSnapshot;
  readonly frozen: FrozenOutcome;
  readonly language: DocumentLanguage;
  readonly person: (id: string) => NamedPerson;
}

/** @param contentSha256 hash of the snapshot's canonical text, checked by the caller. */
export function readOutcome(snapshot: OutcomeSnapshot, frozen: FrozenOutcome, contentSha256: string, language: DocumentLanguage): OutcomeView {
  const people = new Map(frozen.people.map(({ id, name, discipline }) => [id, { name, discipline }]));
  const reading: Reading = { snapshot, frozen, language, person: (id) => people.get(id) ?? { name: id, discipline: null } };
  const { person } = reading;
  const discussed = discussedOptions(snapshot);
  const explained = explainedOutcome(snapshot, frozen, language);
  const discussedReasons = snapshot.evaluation.options.filter(({ optionId }) => discussed.includes(optionId)).flatMap(({ reasons }) => reasons);
  const places = new Map(frozen.lesionPlaces.map((place) => [place.number, place]));
  const signed = new Set(frozen.signatures.map(({ personId }) => personId));
  const attended = new Set(snapshot.attendance.filter(({ recused, role }) => !recused && role !== 'guest').map(({ discipline }) => discipline));

  return {
    letterhead: frozen.letterhead,
    seal: { caseNumber: snapshot.caseNumber, contentSha256, chainHead: frozen.chainHead },
    kind: frozen.kind,
    amends: snapshot.amendsSha256,
    addendumText: snapshot.addendumText,
    recordedAt: frozen.createdAt,
    meeting: frozen.meeting,
    patient: frozen.patient,
    question: { code: snapshot.question.code as OutcomeView['question']['code'], text: snapshot.question.text },
    urgency: frozen.case.urgency,
    summary: frozen.case.summary,
    consultant: frozen.case.consultant,
    patientKnows: frozen.case.patientKnows,
    wish: snapshot.wish as WishView,
    thresholdPolicy: policyText(typeof snapshot.settings['debulkingPolicy'] === 'string' ? snapshot.settings['debulkingPolicy'] : null, language),
    facts: knownFacts(reading, discussedReasons),
    lesions: snapshot.lesions.map(({ number, segment, sizeCm, plan }) => ({ number, segment, sizeCm, plan, x: places.get(number)?.x ?? null, y: places.get(number)?.y ?? null })),
    options: readOptions(snapshot, explained, language),
    evaluation: readEvaluation(explained, language),
    disagreements: disagreementsOf(discussed, language).slice(0, MOST_DISAGREEMENTS),
    quorum: {
      met: snapshot.signatories.disciplines.every(({ discipline }) => attended.has(discipline)),
      present: [...attended].filter((discipline): discipline is DisciplineCode => discipline !== null),
      missing: snapshot.signatories.disciplines.map(({ discipline }) => discipline).filter((discipline) => !attended.has(discipline)),
    },
    rounds: snapshot.rounds.map((round) => roundView(reading, round)),
    recommendation: recommendationView(reading),
    dissents: snapshot.dissents.map(({ personId, discipline, reason, acknowledgedBy }) => ({
      person: { name: person(personId).name, discipline },
      reason,
      acknowledgedBy: acknowledgedBy === null ? null : person(acknowledgedBy).name,
    })),
    signatures: frozen.signatures.map(({ personId: _personId, ...signature }) => signature),
    unsigned: expectedSignatories(snapshot).filter((id) => !signed.has(id)).map(person),
    evidence: sourcesOf(discussedReasons, language),
    knowledge: {
      version: snapshot.evaluation.knowledgeVersion,
      hash: snapshot.evaluation.knowledgeSha256,
      engineVersion: snapshot.evaluation.engineVersion,
      evaluationSha256: snapshot.evaluation.evaluationSha256,
    },
  };
}

/** Options voted for, recommended or kept for later. */
function discussedOptions({ rounds, recommendation }: OutcomeSnapshot): string[] {
  const voted = rounds.flatMap(({ ballots }) => ballots.map(({ content }) => (content.position.kind === 'option' ? content.position.optionId : null)));
  const chosen = recommendation.position.kind === 'option' ? recommendation.position.optionId : null;
  return [...new Set([...voted, chosen, ...recommendation.keptForLater.map(({ optionId }) => optionId)])].filter((id): id is string => id !== null);
}

const expectedSignatories = ({ signatories }: OutcomeSnapshot): string[] => [
  ...new Set([signatories.chair.personId, ...signatories.disciplines.flatMap(({ candidateIds }) => candidateIds), ...signatories.otherVoterIds]),
];

/** What is known: first the facts read by the criteria that decided the options discussed, then the others. */
function knownFacts({ snapshot, language }: Reading, reasons: readonly string[]): FactView[] {
  const elements = new Set(reasons.flatMap((criterionId) => [...elementsOf(criterionId)]));
  const known = snapshot.facts.filter(({ state }) => state === 'known').toSorted(byElement);
  const isDeciding = ({ elementId }: { readonly elementId: string }): boolean => elements.has(elementId);
  return [...known.filter(isDeciding), ...known.filter((fact) => !isDeciding(fact))].map(({ elementId, value, observedOn, source }) => ({
    label: elementLabel(elementId, language),
    value: factText(elementId, value, language),
    provenance: [source.label, observedOn === null ? '' : shortDate(observedOn, language)].filter((part) => part !== '').join(', '),
  }));
}

function roundView({ language, person, snapshot }: Reading, round: SnapshotRound): RoundView {
  const covers = new Map(snapshot.attendance.map(({ personId, coversPersonId }) => [personId, coversPersonId]));
  return {
    number: round.number,
    eligible: round.ballots.length + round.notCastIds.length,
    ballots: round.ballots.map(({ personId, discipline, content }) => {
      const coversId = covers.get(personId) ?? null;
      return {
        voterId: personId,
        voter: { name: person(personId).name, discipline },
        covers: coversId === null ? null : person(coversId).name,
        position: positionView(content.position, language),
        confidence: content.confidence,
      };
    }),
  };
}

function positionView(position: OutcomeSnapshot['rounds'][number]['ballots'][number]['content']['position'], language: DocumentLanguage): PositionView {
  return position.kind === 'option' ? { ...position, name: optionShortName(position.optionId, language) } : position;
}

function recommendationView({ snapshot, language, person }: Reading): RecommendationView {
  const { recommendation } = snapshot;
  const { position } = recommendation;
  return {
    position:
      position.kind === 'option'
        ? {
            kind: 'option',
            optionId: position.optionId,
            name: optionName(position.optionId, language),
            status: snapshot.evaluation.options.find(({ optionId }) => optionId === position.optionId)?.status ?? null,
          }
        : position,
    intent: recommendation.intent,
    conditions: recommendation.conditions.map(({ condition, then, otherwise }) => ({ condition, then, otherwise })),
    rationale: recommendation.rationale,
    reasonAgainstStatus: recommendation.reasonAgainstStatus,
    keptForLater: recommendation.keptForLater.map(({ optionId, why }) => ({ name: optionShortName(optionId, language), why })),
    trialOffered: recommendation.trialOffered,
    wishConsidered: recommendation.wishConsidered,
    actions: recommendation.actions.map(({ what, ownerId, dueOn }) => ({ what, owner: person(ownerId).name, dueOn })),
    nextReviewOn: recommendation.nextReviewOn,
    communicator: recommendation.communicatorId === null ? null : person(recommendation.communicatorId).name,
    confirmedBy: person(snapshot.confirmedById).name,
    confirmedAt: snapshot.confirmedAt,
  };
}
