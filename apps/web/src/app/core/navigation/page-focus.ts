import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? '';

/**
 * Takes the keyboard and the screen reader along to a new page: its title is said, and the next Tab starts at its
 * beginning instead of in the navigation that was left. A page that puts the focus into a field of its own keeps it.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly title = inject(Title);
  private readonly announcer = inject(LiveAnnouncer);

  /** Starts following; the page that is open already is left alone. */
  follow(destroy: DestroyRef): void {
    let last = withoutQuery(this.router.url);
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd), takeUntilDestroyed(destroy)).subscribe(({ urlAfterRedirects }) => {
      const now = withoutQuery(urlAfterRedirects);
      if (now === last) return;
      last = now;
      const main = this.document.getElementById('main');
      if (main && !main.contains(this.document.activeElement)) main.focus({ preventScroll: true });
      void this.announcer.announce(this.title.getTitle());
    });
  }
}
