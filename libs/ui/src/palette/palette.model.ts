/** One line of the palette. Texts are ready to show. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
}

export interface PaletteGroup {
  readonly heading: string;
  readonly entries: readonly PaletteEntry[];
}
