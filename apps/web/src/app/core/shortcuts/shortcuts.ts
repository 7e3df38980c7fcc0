import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { PresentationPreferences } from '../preferences/presentation';
import { acts, keyCap, type KeyStroke } from './key-stroke';

/** A key that does something on the current page. */
export interface Shortcut {
  /** Stable name under which a person may give it another key: `presenter.finished`. */
  readonly id: string;
  /** Key of the words in the list under `?`. */
  readonly label: string;
  /** Key of the heading it stands under in that list. */
  readonly group: string;
  /** A single character ("f", "?", "/"), or a key name of `KeyboardEvent.key` ("ArrowRight"). */
  readonly key: string;
  /** With Ctrl (Command on a Mac). Such keys also act inside fields and cannot be remapped. */
  readonly withControl?: boolean;
  readonly run: () => void;
}

/**
 * All keys of the application. A page registers its own in its constructor; they go when it does. Single keys are silent
 * inside fields and while a dialog is open, can be given another letter, and can be switched off altogether.
 */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly preferences = inject(PresentationPreferences);
  private readonly document = inject(DOCUMENT);
  private readonly registered = signal<readonly Shortcut[]>([]);

  /** What acts now, with the person's own keys. */
  readonly all = this.registered.asReadonly();

  constructor() {
    const listen = (event: KeyboardEvent): void => this.press(event);
    this.document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', listen));
  }

  /** Must run in an injection context, or be given the `DestroyRef` of the page. */
  register(shortcuts: readonly Shortcut[], destroy: DestroyRef = inject(DestroyRef)): void {
    this.registered.update((all) => [...all, ...shortcuts]);
    destroy.onDestroy(() => this.registered.update((all) => all.filter((each) => !shortcuts.includes(each))));
  }

  /** The key a shortcut has for this person. */
  keyOf(shortcut: Shortcut): string {
    return shortcut.withControl ? shortcut.key : (this.preferences.keys()[shortcut.id] ?? shortcut.key);
  }

  /** How that key is written on a keyboard: `F`, `→`. */
  displayed(shortcut: Shortcut): string {
    return keyCap(this.keyOf(shortcut));
  }

  /** Gives a shortcut another key, unless one of this page has it already: then that one is returned and nothing changes. */
  remap(id: string, key: string): Shortcut | null {
    const taken = this.registered().find((other) => other.id !== id && !other.withControl && this.keyOf(other).toLowerCase() === key.toLowerCase());
    if (taken) return taken;
    this.preferences.keys.update((keys) => ({ ...keys, [id]: key }));
    return null;
  }

  /** All keys as the product gives them. */
  restore(): void {
    this.preferences.keys.set({});
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const stroke: KeyStroke = { key: event.key, control: event.ctrlKey || event.metaKey, alt: event.altKey };
    const place = {
      inField: isField(event.target),
      inDialog: this.document.querySelector('[role="dialog"]') !== null,
      singleKeys: this.preferences.singleKeys(),
    };
    /* The newest wins, so that a page may take a key over from the frame. */
    const found = [...this.registered()].reverse().find((shortcut) => acts({ key: this.keyOf(shortcut), withControl: shortcut.withControl ?? false }, stroke, place));
    if (!found) return;
    event.preventDefault();
    found.run();
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));
}
