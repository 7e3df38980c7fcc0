import { inject, Pipe, type PipeTransform } from '@angular/core';
import { formatDate, formatNumber, formatQuantity, type DateStyle } from './format';
import { UI_LANGUAGE } from './locale';

/* Impure on purpose: the result depends on the language signal as well as on the value. */

/** `{{ '2026-07-23' | cnDate }}` gives "23 Jul 2026", in German "23. Juli 2026". */
@Pipe({ name: 'cnDate', pure: false })
export class DatePipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);

  transform(value: string | Date | null | undefined, style: DateStyle = 'date'): string {
    return value ? formatDate(value, style, this.language()) : '';
  }
}

/** `{{ 1240 | cnNumber }}` gives "1 240" with a narrow space. */
@Pipe({ name: 'cnNumber', pure: false })
export class NumberPipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);

  transform(value: number | null | undefined, fractionDigits?: number): string {
    return value === null || value === undefined ? '' : formatNumber(value, this.language(), fractionDigits);
  }
}

/** `{{ 84 | cnQuantity: '%' }}` gives "84 %" on one line. */
@Pipe({ name: 'cnQuantity', pure: false })
export class QuantityPipe implements PipeTransform {
  private readonly language = inject(UI_LANGUAGE);

  transform(value: number | null | undefined, unit: string): string {
    return value === null || value === undefined ? '' : formatQuantity(value, unit, this.language());
  }
}
