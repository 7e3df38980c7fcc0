import { afterNextRender, DestroyRef, Directive, ElementRef, inject, input, signal } from '@angular/core';

/**
 * Makes a sideways scrolling frame reachable by keyboard, but only while there is something to scroll: otherwise it
 * would be one more stop on the way. A group and not a region: its section is the landmark already. Used as a host directive of wide tables.
 */
@Directive({
  selector: '[cnScrollRegion]',
  host: {
    class: 'cn-scroll-region',
    '[attr.tabindex]': 'scrolls() ? 0 : null',
    '[attr.role]': "scrolls() ? 'group' : null",
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
