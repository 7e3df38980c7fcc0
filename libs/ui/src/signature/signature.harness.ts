import { ComponentHarness } from '@angular/cdk/testing';
import { SignatureMarkHarness } from '../marks/mark.harness';

export class SignatureStripHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-signature-strip';

  async states(): Promise<(string | null)[]> {
    return Promise.all((await this.locatorForAll(SignatureMarkHarness)()).map((mark) => mark.state()));
  }

  async meanings(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.meaning')()).map((meaning) => meaning.text()));
  }

  async proofs(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.proof')()).map((proof) => proof.text()));
  }
}
