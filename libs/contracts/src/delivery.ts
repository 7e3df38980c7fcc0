/** Letters on their way: a link to the signed-in product, a password-protected attachment, or paper. */
import { z } from 'zod';
import { documentKinds } from './document.js';
import { PersonName } from './meeting.js';
import { locales } from './people.js';
import { id, instant, line } from './primitives.js';

export const deliveryChannels = ['link', 'attachment', 'print'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/**
 * - `waiting`: to be sent, or to be tried again.
 * - `sent`: a mail server took it. `handedOver`: printed and given.
 * - `failed`: refused for good or out of attempts. `cancelled`: taken back before it left.
 * - `unknown`: the connection was lost after the message was handed over; it may have arrived.
 */
export const deliveryStates = ['waiting', 'sent', 'failed', 'unknown', 'cancelled', 'handedOver'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const mailbox = z.email().max(254);

export const DeliveryInput = z
  .discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('link'), personId: id }),
    z.strictObject({ channel: z.literal('attachment'), recipient: line(200), address: mailbox }),
    z.strictObject({ channel: z.literal('print'), recipient: line(200) }),
  ])
  .meta({ id: 'DeliveryInput' });
export type DeliveryInput = z.infer<typeof DeliveryInput>;

export const DocumentDelivery = z
  .strictObject({
    id,
    orderId: id,
    channel: z.enum(deliveryChannels),
    recipient: z.string(),
    /** Mail address; null for paper. */
    address: z.string().nullable(),
    state: z.enum(deliveryStates),
    attempts: z.int().min(0),
    /** What the mail server said last, without addresses; null when nothing went wrong. */
    error: z.string().nullable(),
    requestedBy: PersonName,
    requestedAt: instant,
    sentAt: instant.nullable(),
    /** First opening of a link; null for other channels, of which nobody can know. */
    readAt: instant.nullable(),
  })
  .meta({ id: 'DocumentDelivery' });
export type DocumentDelivery = z.infer<typeof DocumentDelivery>;

export const DeliveryList = z
  .strictObject({
    items: z.array(DocumentDelivery),
    /** Ways open here: without a mail server only paper. */
    channels: z.array(z.enum(deliveryChannels)),
    /** People with an account to whom a link may go. */
    people: z.array(PersonName),
  })
  .meta({ id: 'DeliveryList' });
export type DeliveryList = z.infer<typeof DeliveryList>;

export const deliveryCommands = ['again', 'cancel', 'confirmArrival'] as const;
export const DeliveryCommand = z.strictObject({ command: z.enum(deliveryCommands) }).meta({ id: 'DeliveryCommand' });
export type DeliveryCommand = z.infer<typeof DeliveryCommand>;

/** Password of an attachment, to be told by telephone, never by mail. */
export const DeliveryPassword = z.strictObject({ password: z.string() }).meta({ id: 'DeliveryPassword' });
export type DeliveryPassword = z.infer<typeof DeliveryPassword>;

/** What the receiver of a link sees before opening the letter. */
export const ReceivedLetter = z
  .strictObject({
    id,
    kind: z.enum(documentKinds),
    language: z.enum(locales),
    caseNumber: z.string(),
    board: z.string(),
    releasedBy: PersonName.nullable(),
    releasedAt: instant.nullable(),
    bytes: z.int(),
    readAt: instant.nullable(),
  })
  .meta({ id: 'ReceivedLetter' });
export type ReceivedLetter = z.infer<typeof ReceivedLetter>;
