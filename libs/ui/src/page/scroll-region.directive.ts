import { afterNextRender, DestroyRef, Directive, ElementRef, inject, input, signal } from '@angular/core';

/**
 * Makes a sideways scrolling frame reachable by keyboard, but only while there is something to scroll: otherwise it
 * would be one more stop on the way. Used as a host directive of wide tables.
 */
@Directive({
  selector: '[cnScrollRegion]',
  host: {
    class: 'cn-scroll-region',
    '[attr.tabindex]': 'scrolls() ? 0 : null',
    '[attr.role]': "scrolls() ? 'region' : null",
    '[attr.aria-label]': 'scrolls() ? label() : null',
  },
})
export class ScrollRegionDirective {
  /** Name of what scrolls, translated. */
  readonly label = input.required<string>({ alias: 'cnScrollRegion' });
  protected readonly scrolls = signal(false);

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      const measure = (): void => this.scrolls.set(element.scrollWidth > element.clientWidth + 1);
      measure();
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      destroy.onDestroy(() => observer.disconnect());
    });
  }
}
