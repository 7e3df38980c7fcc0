import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { VotePanelComponent, type VoteView } from './vote-panel.component';
import { VotePanelHarness } from './vote.harness';

async function panel(vote: VoteView): Promise<VotePanelHarness> {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(VotePanelComponent);
  fixture.componentRef.setInput('vote', vote);
  await fixture.whenStable();
  return TestbedHarnessEnvironment.harnessForFixture(fixture, VotePanelHarness);
}

const open: VoteView = {
  kind: 'open',
  positions: [{ id: 'a', label: 'Debulking' }, { id: 'b', label: 'PRRT' }],
  rounds: [
    { label: 'First vote', short: 'First', ballots: [
      { voterId: '1', voter: 'Lindqvist', discipline: 'Medical oncology', positionId: 'b' },
      { voterId: '2', voter: 'Harrowgate', discipline: 'Surgery', positionId: 'a' },
    ] },
    { label: 'Second vote', short: 'Second', ballots: [
      { voterId: '1', voter: 'Lindqvist', discipline: 'Medical oncology', positionId: 'a' },
      { voterId: '2', voter: 'Harrowgate', discipline: 'Surgery', positionId: 'a' },
    ] },
  ],
  dissents: [],
};

describe('VotePanelComponent', () => {
  it('shows a count and as many envelopes while the vote is sealed, and nothing of what was voted', async () => {
    const sealed = await panel({ kind: 'sealed', sealed: 7, eligible: 9, open: true });
    expect(await sealed.isSealed()).toBe(true);
    expect(await sealed.envelopes()).toBe(7);
    expect(await sealed.text()).toContain('7 of 9');
    expect(await sealed.totals()).toEqual([]);
  });

  it('shows totals by round once opened', async () => {
    const opened = await panel(open);
    expect(await opened.isSealed()).toBe(false);
    expect(await opened.totals()).toEqual(['1', '1', '2']);
  });
});
