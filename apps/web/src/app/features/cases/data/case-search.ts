import { inject, Injectable } from '@angular/core';
import { patientName } from '@consilium/ui';
import type { PaletteHit, PaletteSearch } from '../../../core/navigation/feature';
import { CasesClient } from './cases.client';

/** Cases by name, hospital number, case number or words of the question, for the command palette. */
@Injectable({ providedIn: 'root' })
export class CaseSearch implements PaletteSearch {
  private readonly client = inject(CasesClient);
  readonly heading = 'cases.title';

  async search(term: string, signal: AbortSignal): Promise<readonly PaletteHit[]> {
    const { items } = await this.client.page({ text: term, limit: 8 }, signal);
    return items.map(({ id, number, patient, question }) => ({
      id,
      title: patientName(patient),
      detail: `${number} · ${patient.identifierValue} · ${question.text}`,
      path: `/cases/${id}`,
    }));
  }
}
