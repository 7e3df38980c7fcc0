import { ComponentHarness } from '@angular/cdk/testing';

/** What the single-input fields have in common: text in, text out, hint or refusal below. */
abstract class InputFieldHarness extends ComponentHarness {
  private readonly control = this.locatorFor('input, textarea');

  async type(text: string): Promise<void> {
    const control = await this.control();
    await control.setInputValue(text);
    await control.dispatchEvent('input');
  }

  async text(): Promise<string> {
    return (await this.control()).getProperty<string>('value');
  }

  async refusal(): Promise<string | null> {
    const [error] = await this.locatorForAll('.error')();
    return error ? (await error.text()).trim() : null;
  }

  async doubt(): Promise<string | null> {
    const [warning] = await this.locatorForAll('.warning')();
    return warning ? (await warning.text()).trim() : null;
  }
}

export class TextFieldHarness extends InputFieldHarness {
  static readonly hostSelector = 'cn-text-field';
}

export class NumberFieldHarness extends InputFieldHarness {
  static readonly hostSelector = 'cn-number-field';
}

export class SelectFieldHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-select-field';

  async choose(index: number): Promise<void> {
    await (await this.locatorFor('select')()).selectOptions(index);
  }

  async chosen(): Promise<string> {
    return (await this.locatorFor('select')()).getProperty<string>('value');
  }
}

export class SegmentedFieldHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-segmented-field';

  async labels(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.segments label')()).map(async (label) => (await label.text()).trim()));
  }

  async choose(index: number): Promise<void> {
    await (await this.locatorForAll('input')())[index]?.click();
  }

  async chosen(): Promise<string | null> {
    const [label] = await this.locatorForAll('label.chosen')();
    return label ? (await label.text()).trim() : null;
  }
}

export class DateFieldHarness extends InputFieldHarness {
  static readonly hostSelector = 'cn-date-field';
}

/** The frame of any field: its label, hint and refusal. */
export class FieldHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-field';

  async label(): Promise<string> {
    return (await (await this.locatorFor('label, .label')()).text()).trim();
  }
}

export class TriStateFieldHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-tri-state-field';

  /** True, false, or null for "not known". */
  async answer(answer: boolean | null): Promise<void> {
    const [yes, no, unknown] = await this.locatorForAll('input')();
    await (answer === null ? unknown : answer ? yes : no)?.click();
  }

  async chosen(): Promise<string | null> {
    const label = await this.locatorForOptional('label.chosen')();
    return label ? (await label.text()).trim() : null;
  }
}
