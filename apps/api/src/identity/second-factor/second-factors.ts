import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import qrcode from 'qrcode';
import type { TotpEnrolment } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { SecondFactorKey } from './second-factor-key.js';

/** Codes of the step before and after are taken too: clocks differ, and people type slowly. In seconds. */
const TOLERANCE = 30;
const RECOVERY_CODES = 10;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface Factors {
  readonly totpSince: Date | null;
  readonly recoveryCodesLeft: number;
  /** Passkeys that may be used. */
  readonly passkeys: number;
  readonly isRequired: boolean;
}

interface FactorsRow {
  secret: Buffer | null;
  confirmed_at: Date | null;
  last_step: string | null;
  recovery_codes_left: number;
  is_required: boolean;
}

/** One-time codes (RFC 6238) and recovery codes of the person in whose scope the transaction runs. */
@Injectable()
export class SecondFactors {
  constructor(private readonly key: SecondFactorKey) {}

  async read(manager: EntityManager): Promise<Factors> {
    const row = await this.row(manager);
    const [passkeys] = await manager.query<Array<{ usable: number }>>(`SELECT count(*)::int AS usable FROM identity.own_passkeys() WHERE suspended_at IS NULL`);
    return { totpSince: row.confirmed_at, recoveryCodesLeft: row.recovery_codes_left, passkeys: passkeys!.usable, isRequired: row.is_required };
  }

  /** @returns null when a device is set up already: it has to be removed first. */
  async start(manager: EntityManager, personId: string, account: string, organisation: string): Promise<TotpEnrolment | null> {
    const secret = generateSecret({ length: 20 });
    const [started] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.start_totp($1) AS done`, [await this.key.seal(secret, personId)]);
    if (!started!.done) return null;
    const uri = generateURI({ issuer: `Consilium ${organisation}`.slice(0, 60), label: account, secret });
    return { secret, uri, qr: qrPath(uri) };
  }

  /** @returns the recovery codes, readable this once; null when the code is wrong or nothing was started. */
  async confirm(manager: EntityManager, personId: string, code: string): Promise<string[] | null> {
    const row = await this.row(manager);
    if (row.secret === null || row.confirmed_at !== null) return null;
    const step = await this.stepOf(row, personId, code);
    if (step === null) return null;
    const codes = newRecoveryCodes();
    const [confirmed] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.confirm_totp($1, $2) AS done`, [step, await this.hashes(codes, personId)]);
    return confirmed!.done ? codes : null;
  }

  async newRecoveryCodes(manager: EntityManager, personId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await manager.query(`SELECT identity.replace_recovery_codes($1)`, [await this.hashes(codes, personId)]);
    return codes;
  }

  async remove(manager: EntityManager): Promise<boolean> {
    const [removed] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.remove_totp() AS done`);
    return removed!.done;
  }

  /** Uses up a code of the device. A code taken once, and every older one, is refused. */
  async takeCode(manager: EntityManager, personId: string, code: string): Promise<boolean> {
    const row = await this.row(manager);
    if (row.secret === null || row.confirmed_at === null) return false;
    const step = await this.stepOf(row, personId, code);
    if (step === null) return false;
    const [taken] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.take_totp_step($1) AS done`, [step]);
    return taken!.done;
  }

  async takeRecoveryCode(manager: EntityManager, personId: string, code: string): Promise<boolean> {
    const [taken] = await manager.query<Array<{ done: boolean }>>(`SELECT identity.take_recovery_code($1) AS done`, [await this.key.hashRecoveryCode(code, personId)]);
    return taken!.done;
  }

  private async row(manager: EntityManager): Promise<FactorsRow> {
    const [row] = await manager.query<FactorsRow[]>(`SELECT * FROM identity.own_factors()`);
    return row ?? { secret: null, confirmed_at: null, last_step: null, recovery_codes_left: 0, is_required: false };
  }

  /** @returns the time step the code belongs to; null for a wrong or used one. */
  private async stepOf(row: FactorsRow, personId: string, token: string): Promise<number | null> {
    const secret = await this.key.open(row.secret!, personId);
    const lastStep = row.last_step === null ? null : Number(row.last_step);
    const nextStep = Math.floor(Date.now() / 30_000) + 1;
    // The library refuses a last step beyond its window as a mistake; a code of that step is simply used up.
    if (lastStep !== null && lastStep >= nextStep) return null;
    const answer = await verify({ secret, token, epochTolerance: TOLERANCE, ...(lastStep === null ? {} : { afterTimeStep: lastStep }) });
    return answer.valid && 'timeStep' in answer ? answer.timeStep : null;
  }

  private hashes(codes: readonly string[], personId: string): Promise<Buffer[]> {
    return Promise.all(codes.map((code) => this.key.hashRecoveryCode(code, personId)));
  }
}

/** Ten of fifty random bits each, as `ABCDE-FGHIJ`. */
function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...randomBytes(10)].map((byte) => BASE32[byte % 32]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

function qrPath(text: string): TotpEnrolment['qr'] {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size, path };
}
