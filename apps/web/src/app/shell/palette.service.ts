import { Injectable } from '@angular/core';

/** Opens the command palette and the list of keys. */
@Injectable({ providedIn: 'root' })
export class PaletteService {
  open(): void {}
  showShortcuts(): void {}
}
