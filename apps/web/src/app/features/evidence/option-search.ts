import { inject, Injectable } from '@angular/core';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { UI_LANGUAGE } from '@consilium/ui';
import { ClinicalWording } from '../../core/i18n/clinical-wording';
import type { PaletteHit, PaletteSearch } from '../../core/navigation/feature';
import { matchesWords } from '../../core/navigation/word-match';

const SHOWN = 6;

/** Treatment options by name or id, for the command palette; each opens its evidence. */
@Injectable({ providedIn: 'root' })
export class OptionSearch implements PaletteSearch {
  private readonly language = inject(UI_LANGUAGE);
  private readonly wording = inject(ClinicalWording);
  readonly heading = 'evidence.options';

  async search(term: string): Promise<readonly PaletteHit[]> {
    const names: Readonly<Record<string, { readonly name: string; readonly shortName: string } | undefined>> = this.wording.of(this.language()).options;
    return nelmKnowledge.options
      .map(({ id }) => ({ id, title: names[id]?.name ?? id, detail: names[id]?.shortName ?? '', path: `/evidence?option=${encodeURIComponent(id)}` }))
      .filter(({ id, title, detail }) => matchesWords(`${title} ${detail} ${id.replaceAll('-', ' ')}`, term))
      .slice(0, SHOWN);
  }
}
