export interface KeyStroke {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
}

export interface Place {
  readonly inField: boolean;
  readonly inDialog: boolean;
  /** Whether this person wants single keys to act. */
  readonly singleKeys: boolean;
}

/** Whether a shortcut answers a key stroke at this place. */
export function acts(shortcut: { readonly key: string; readonly withControl: boolean }, stroke: KeyStroke, place: Place): boolean {
  if (stroke.alt || place.inDialog) return false;
  if (shortcut.withControl) return stroke.control && stroke.key.toLowerCase() === shortcut.key.toLowerCase();
  if (stroke.control || place.inField || !place.singleKeys) return false;
  return stroke.key.toLowerCase() === shortcut.key.toLowerCase();
}

const CAPS: Readonly<Record<string, string>> = { ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓' };

/** How a key is written on a keyboard: `f` as F, `ArrowRight` as →. */
export const keyCap = (key: string): string => CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
