import type { PasskeyAssertion, PasskeyOptions, PasskeyRegistration } from '@consilium/contracts';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

/** Why a device gave no answer. `notHere`: the page is open under another address than the one passkeys are made for. */
export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure';

  constructor(readonly why: 'cancelled' | 'known' | 'notHere' | 'failed') {
    super(why);
  }
}

/** Whether this browser can have passkeys at all. */
export const hasPasskeys = (): boolean => typeof globalThis.PublicKeyCredential === 'function';

/** Asks a device for its signature. @throws PasskeyFailure */
export async function signWithPasskey({ options }: PasskeyOptions): Promise<PasskeyAssertion> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    const { response, authenticatorAttachment, ...answer } = await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return {
      id: answer.id,
      rawId: answer.rawId,
      type: answer.type,
      ...(authenticatorAttachment === undefined ? {} : { authenticatorAttachment }),
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature, ...(userHandle === undefined || userHandle === '' ? {} : { userHandle }) },
    };
  } catch (failure) {
    throw failureOf(failure);
  }
}

/** Has a device make a passkey for this account. @throws PasskeyFailure */
export async function makePasskey({ options }: PasskeyOptions): Promise<PasskeyRegistration['credential']> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    const { response, authenticatorAttachment, ...answer } = await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
    const { clientDataJSON, attestationObject, transports } = response;
    return {
      id: answer.id,
      rawId: answer.rawId,
      type: answer.type,
      ...(authenticatorAttachment === undefined ? {} : { authenticatorAttachment }),
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject, ...(transports === undefined ? {} : { transports }) },
    };
  } catch (failure) {
    throw failureOf(failure);
  }
}

/** Names of `DOMException`, which the library keeps. */
function failureOf(failure: unknown): PasskeyFailure {
  const name = failure instanceof Error ? failure.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return new PasskeyFailure('cancelled');
  if (name === 'InvalidStateError') return new PasskeyFailure('known');
  if (name === 'SecurityError') return new PasskeyFailure('notHere');
  return new PasskeyFailure('failed');
}
