import { caseCommandsAllowed, type CaseCommand } from '@consilium/board';
import { allowedActions, type Action, type CaseDetail } from '@consilium/contracts';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import type { CaseEntity } from './case.entity.js';

/** Commands a person gives to the case itself; the others happen on an agenda, in a discussion or with a signature. */
const ACT_OF_COMMAND: Partial<Record<CaseCommand, Action>> = {
  submit: 'case.submit',
  accept: 'case.accept',
  return: 'case.return',
  defer: 'case.defer',
  withdraw: 'case.withdraw',
  reopen: 'case.reopen',
};

export function toCaseDetail(boardCase: CaseEntity, actor: Actor): CaseDetail {
  const { patient, board, referrer } = boardCase;
  const actions = allowedActions(standingOf(actor, boardCase.boardId, boardCase.referrerId, boardCase.id), boardCase.state);
  const allowed = new Set<Action>(actions);
  return {
    id: boardCase.id,
    number: boardCase.number,
    episode: boardCase.episode,
    boardId: boardCase.boardId,
    boardName: board.name,
    state: boardCase.state,
    patient: {
      id: patient.id,
      identifierSystem: patient.identifierSystem,
      identifierValue: patient.identifierValue,
      familyName: patient.familyName,
      givenName: patient.givenName,
      birthDate: patient.birthDate,
      sex: patient.sex,
    },
    question: { code: boardCase.questionCode, text: boardCase.questionText },
    urgency: boardCase.urgency,
    summary: boardCase.summary,
    referrer: referrer === null ? null : { id: referrer.id, displayName: referrer.displayName },
    consultant: { name: boardCase.consultantName, contact: boardCase.consultantContact },
    patientKnows: boardCase.patientKnows,
    wish: boardCase.wish,
    consent: boardCase.consent,
    version: boardCase.version,
    createdAt: boardCase.createdAt.toISOString(),
    updatedAt: boardCase.updatedAt.toISOString(),
    allowedCommands: caseCommandsAllowed(boardCase.state).filter((command) => ACT_OF_COMMAND[command] !== undefined && allowed.has(ACT_OF_COMMAND[command])),
    allowedActions: actions,
    imported: boardCase.imported,
  };
}
