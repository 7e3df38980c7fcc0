import {
  advanceDeliberation,
  DELIBERATION_COMMANDS,
  DELIBERATION_STAGES,
  deliberationCommandsAllowed,
  deliberationStage,
  deliberationStagesReachable,
  type DeliberationCommand,
  type DeliberationStage,
} from './deliberation.js';

describe('deliberation', () => {
  it('goes through two sealed votes to the outcome and its signatures', () => {
    let stage: DeliberationStage = 'presentation';
    const seen: DeliberationStage[] = [stage];
    for (const command of DELIBERATION_COMMANDS.filter((each) => each !== 'returnToChair')) {
      const step = advanceDeliberation(stage, command);
      if (!step.ok) throw new Error(`${stage} ${command}: ${step.code}`);
      stage = step.stage;
      seen.push(stage);
    }
    expect(seen).toEqual(DELIBERATION_STAGES);
    expect([...deliberationStagesReachable()]).toEqual([...DELIBERATION_STAGES]);
  });

  it.each<[DeliberationStage, DeliberationCommand, string]>([
    ['presentation', 'confirmRecommendation', 'deliberation.votesOutstanding'],
    ['discussion', 'confirmRecommendation', 'deliberation.votesOutstanding'],
    ['signing', 'confirmRecommendation', 'deliberation.alreadyConfirmed'],
    ['firstRoundOpen', 'completeSignOff', 'deliberation.notConfirmed'],
    ['outcome', 'completeSignOff', 'deliberation.notConfirmed'],
    ['outcome', 'returnToChair', 'deliberation.notConfirmed'],
    ['firstRoundOpen', 'openFirstSeal', 'deliberation.roundStillOpen'],
    ['secondRoundOpen', 'openSecondSeal', 'deliberation.roundStillOpen'],
    ['presentation', 'openFirstSeal', 'deliberation.outOfOrder'],
    ['discussion', 'openFirstSeal', 'deliberation.roundOver'],
    ['firstRoundClosed', 'closeFirstRound', 'deliberation.roundOver'],
    ['presentation', 'closeSecondRound', 'deliberation.outOfOrder'],
    ['secondRoundClosed', 'closeSecondRound', 'deliberation.roundOver'],
    ['firstRoundClosed', 'openSecondRound', 'deliberation.sealClosed'],
    ['outcome', 'openSecondRound', 'deliberation.roundOver'],
    ['discussion', 'openFirstRound', 'deliberation.roundOver'],
    ['closed', 'returnToChair', 'deliberation.closed'],
  ])('at %s refuses %s: %s', (stage, command, code) => {
    expect(advanceDeliberation(stage, command)).toMatchObject({ ok: false, code, params: { stage, command } });
  });

  it('allows one way forward at every stage, and two while signing', () => {
    expect(DELIBERATION_STAGES.map((stage) => deliberationCommandsAllowed(stage).length)).toEqual([
      1, 1, 1, 1, 1, 1, 1, 2, 0,
    ]);
    for (const stage of DELIBERATION_STAGES) {
      for (const command of DELIBERATION_COMMANDS) {
        expect(advanceDeliberation(stage, command).ok).toBe(deliberationCommandsAllowed(stage).includes(command));
      }
    }
  });

  it('reads the stage from what is stored', () => {
    const none = { firstRound: null, secondRound: null, recommendationConfirmed: false, signedOff: false } as const;
    expect(deliberationStage(none)).toBe('presentation');
    expect(deliberationStage({ ...none, firstRound: 'open' })).toBe('firstRoundOpen');
    expect(deliberationStage({ ...none, firstRound: 'closed' })).toBe('firstRoundClosed');
    expect(deliberationStage({ ...none, firstRound: 'opened' })).toBe('discussion');
    expect(deliberationStage({ ...none, firstRound: 'opened', secondRound: 'open' })).toBe('secondRoundOpen');
    expect(deliberationStage({ ...none, firstRound: 'opened', secondRound: 'closed' })).toBe('secondRoundClosed');
    const voted = { ...none, firstRound: 'opened', secondRound: 'opened' } as const;
    expect(deliberationStage(voted)).toBe('outcome');
    expect(deliberationStage({ ...voted, recommendationConfirmed: true })).toBe('signing');
    expect(deliberationStage({ ...voted, recommendationConfirmed: true, signedOff: true })).toBe('closed');
  });
});
