import type { OutcomeView, PositionView } from '../../views/outcome-view.js';
import type { DocumentLanguage, Texts } from '../../texts/index.js';
import type { Flow } from '../page/flow.js';

/** What every part of the report draws with. */
export interface Part {
  readonly flow: Flow;
  readonly view: OutcomeView;
  readonly texts: Texts;
  readonly language: DocumentLanguage;
}

/** A position in one or two words, as it stands in counts and tables. */
export function positionLabel(position: PositionView, texts: Texts): string {
  switch (position.kind) {
    case 'option':
      return position.name;
    case 'other':
      return position.text;
    case 'cannotJudge':
      return texts.outcome.cannotJudge;
  }
}
