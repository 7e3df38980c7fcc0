import type { Type } from '@angular/core';
import type { Routes } from '@angular/router';
import type { Action } from '@consilium/contracts';

/** An entry of the main navigation. */
export interface NavigationItem {
  /** Key of the word, for example `home.title`. */
  readonly label: string;
  readonly path: string;
  /** Shown only to people who may do this somewhere; null for everyone signed in. */
  readonly needs: Action | null;
  /** Left to right, ascending. */
  readonly order: number;
  /** Rarely needed, yet to be found at once: stands in the menu of the person instead of the bar. */
  readonly inMenu?: true;
}

/** Something the command palette can do or open without asking the server. */
export interface PaletteCommand {
  readonly id: string;
  readonly label: string;
  readonly needs: Action | null;
  /** Where it leads. */
  readonly path: string;
}

/** One hit of a search, ready to show. Texts are data (names, numbers), not keys. */
export interface PaletteHit {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly path: string;
}

/** Searches one kind of thing (patients, cases, meetings …) for the palette; loaded when the palette first opens. */
export interface PaletteSearch {
  /** Key of the group's heading, for example `home.title`. */
  readonly heading: string;
  search(term: string, signal: AbortSignal): Promise<readonly PaletteHit[]>;
}

/**
 * What a feature brings to the application. Kept in `features/<name>/<name>.feature.ts` and listed once in
 * `features/features.ts`; everything heavy behind it is imported lazily.
 */
export interface Feature {
  readonly name: string;
  /** Pages inside the frame with header and navigation. Sign-in is asked for around all of them. */
  readonly routes: Routes;
  /** Pages without the frame: sign-in, the wall. They guard themselves. */
  readonly bareRoutes?: Routes;
  readonly navigation?: readonly NavigationItem[];
  readonly commands?: readonly PaletteCommand[];
  /** Imports the class of an injectable search. */
  readonly search?: { readonly needs: Action | null; readonly load: () => Promise<Type<PaletteSearch>> };
}
