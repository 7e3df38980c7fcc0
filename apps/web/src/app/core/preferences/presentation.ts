import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import type { Language } from '@consilium/ui';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'dense' | 'normal' | 'comfort';

interface StoredPresentation {
  theme?: Theme;
  density?: Density;
  language?: Language;
  /** Whether single keys (J, K, F …) act; some people drive the browser by voice and need them off. */
  singleKeys?: boolean;
  keys?: Record<string, string>;
}

const STORE = 'consilium.presentation';

/** How this person likes the screen. Kept on this device; never holds anything about a patient. */
@Injectable({ providedIn: 'root' })
export class PresentationPreferences {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly stored = read();

  readonly theme = signal<Theme>(this.stored.theme ?? 'system');
  readonly density = signal<Density>(this.stored.density ?? 'normal');
  readonly language = signal<Language | null>(this.stored.language ?? null);
  readonly singleKeys = signal<boolean>(this.stored.singleKeys ?? true);
  /** Remapped shortcuts: shortcut id to key. */
  readonly keys = signal<Readonly<Record<string, string>>>(this.stored.keys ?? {});

  constructor() {
    effect(() => {
      const theme = this.theme();
      const density = this.density();
      if (theme === 'system') delete this.root.dataset['theme'];
      else this.root.dataset['theme'] = theme;
      if (density === 'normal') delete this.root.dataset['density'];
      else this.root.dataset['density'] = density;
      const language = this.language();
      write({ theme, density, ...(language ? { language } : {}), singleKeys: this.singleKeys(), keys: { ...this.keys() } });
    });
  }

  /** Whether the page is dark right now, whoever decided it. */
  isDark(): boolean {
    const theme = this.theme();
    return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  }

  toggleTheme(): void {
    this.theme.set(this.isDark() ? 'light' : 'dark');
  }
}

function read(): StoredPresentation {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '{}') as StoredPresentation;
  } catch {
    return {};
  }
}

function write(presentation: StoredPresentation): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(presentation));
  } catch {
    // A full or forbidden store: the choice lasts for this visit only.
  }
}
