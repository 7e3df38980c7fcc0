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
