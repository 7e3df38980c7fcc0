import type { MeetingEvent } from '@consilium/contracts';
import { LiveChannel } from './live-channel';

const event = (sequence: number, meetingId = 'm1'): MeetingEvent => ({ meetingId, sequence, kind: 'ballotCountChanged', caseId: null, payload: { sealed: sequence }, at: '2026-07-23T08:00:00Z' });

describe('LiveChannel', () => {
  it('hands on events in order and ignores repeats and other meetings', () => {
    const channel = new LiveChannel('m1', 4);
    channel.receive(event(5));
    channel.receive(event(5));
    channel.receive(event(6, 'm2'));
    expect([channel.sequence(), channel.event()?.sequence, channel.refetch()]).toEqual([5, 5, 0]);
  });

  it('asks for the state once when something was missed, and does not hand on the event that showed it', () => {
    const channel = new LiveChannel('m1', 4);
    channel.receive(event(7));
    expect([channel.event(), channel.refetch()]).toEqual([null, 1]);
    channel.receive(event(8));
    expect([channel.event()?.sequence, channel.refetch()]).toEqual([8, 1]);
  });

  it('never goes back behind what it has seen', () => {
    const channel = new LiveChannel('m1', 4);
    channel.receive(event(5));
    channel.caughtUp(3);
    expect(channel.sequence()).toBe(5);
    channel.caughtUp(9);
    channel.receive(event(9));
    expect(channel.event()?.sequence).toBe(5);
  });

  it('asks for the state after an interruption', () => {
    const channel = new LiveChannel('m1', 4);
    channel.interrupted();
    expect(channel.refetch()).toBe(1);
  });
});
