import { birthDateSlips, foldIdentifier, likenessOf } from '@consilium/board';
import type { DuplicatePair, PatientMatch, PatientMatchQuery } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';
import { candidatePairs, candidates, patientsById } from './patient-rows.js';

const MOST_SHOWN = 20;
const likelyFirst = (one: { grade: string }, other: { grade: string }): number => Number(other.grade === 'likely') - Number(one.grade === 'likely');

/** Finds registrations that look like the same person. What the caller may not see is not compared. */
@Injectable()
export class DuplicatesService {
  constructor(private readonly auditLog: AuditLog) {}

  /** Patients like one that is being registered. */
  async matches(manager: EntityManager, actor: Actor, query: PatientMatchQuery): Promise<PatientMatch[]> {
    const found = await candidates(manager, `${query.familyName} ${query.givenName}`, birthDateSlips(query.birthDate), foldIdentifier(query.identifierValue));
    const matches = found
      .flatMap((patient): PatientMatch[] => {
        const likeness = likenessOf(query, patient);
        return likeness === null ? [] : [{ patient, grade: likeness.grade, signs: [...likeness.signs] }];
      })
      .sort(likelyFirst)
      .slice(0, MOST_SHOWN);
    await this.recordSearch(manager, actor, matches.flatMap(({ patient }) => patient.cases.map(({ id }) => id)));
    return matches;
  }

  /** Pairs among all patients in scope, the likely ones first. */
  async pairs(manager: EntityManager, actor: Actor): Promise<DuplicatePair[]> {
    const found = await candidatePairs(manager);
    const patients = new Map((await patientsById(manager, [...new Set(found.flatMap(({ first, second }) => [first, second]))])).map((patient) => [patient.id, patient]));
    const pairs = found
      .flatMap(({ first, second }): DuplicatePair[] => {
        const [one, other] = [patients.get(first), patients.get(second)];
        const likeness = one === undefined || other === undefined ? null : likenessOf(one, other);
        return likeness === null ? [] : [{ patients: [one!, other!], grade: likeness.grade, signs: [...likeness.signs] }];
      })
      .sort(likelyFirst)
      .slice(0, 100);
    await this.recordSearch(manager, actor, pairs.flatMap((pair) => pair.patients.flatMap(({ cases }) => cases.map(({ id }) => id))));
    return pairs;
  }

  private async recordSearch(manager: EntityManager, actor: Actor, caseIds: readonly string[]): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event: 'patientSearched',
      actorId: actor.personId,
      actorRole: auditRole(actor, null),
      outcome: 'success',
      payload: { caseIds: [...new Set(caseIds)] },
      requestId: actor.requestId,
    });
  }
}
