import { computed, inject, Injectable } from '@angular/core';
import { features } from '../../features/features';
import { SessionState } from '../auth/session.state';
import type { PaletteCommand } from './feature';

/** What this person may open, from all features. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  private readonly session = inject(SessionState);

  private readonly permitted = computed(() =>
    features
      .flatMap((feature) => feature.navigation ?? [])
      .filter((item) => item.needs === null || this.session.may(item.needs))
      .sort((a, b) => a.order - b.order),
  );

  readonly items = computed(() => this.permitted().filter(({ inMenu }) => inMenu !== true));

  readonly menuItems = computed(() => this.permitted().filter(({ inMenu }) => inMenu === true));

  readonly commands = computed<readonly PaletteCommand[]>(() =>
    features.flatMap((feature) => feature.commands ?? []).filter((command) => command.needs === null || this.session.may(command.needs)),
  );

  readonly searches = computed(() =>
    features.flatMap((feature) => (feature.search && (feature.search.needs === null || this.session.may(feature.search.needs)) ? [feature.search] : [])),
  );
}
