/** One answer for one profile, as text. */
import { ENGINE_VERSION, sensitivity, settleOption, type CaseFacts, type Engine } from '@consilium/criteria';
import { KNOWLEDGE_VERSION, publishedVersions } from '@consilium/knowledge-nelm';
import type { Arguments, Command } from './arguments.js';
import { explanation } from './explanation.js';

type AnswerText = (engine: Engine, profile: CaseFacts, given: Arguments) => string;

export const answers: Readonly<Record<Command, AnswerText>> = {
  evaluate: (engine, profile, { policy }) => json(engine.summarise(profile, { policy })),
  explain: explanation,
  sensitivity: (engine, profile, { policy }) => {
    const { facts, withoutEffect } = sensitivity(engine, profile, { policy });
    const open = engine
      .summarise(profile, { policy })
      .options.filter((option) => option.status === 'insufficientData' && option.pending.length > 0);
    return json({
      facts,
      withoutEffect,
      options: open.map((option) => settleOption(engine, profile, option.id, { policy })),
    });
  },
  knowledge: (engine) => {
    const { id, title, elements, derived, criteria, options, policies, criteriaSets, openQuestions } = engine.knowledge;
    const published = publishedVersions.find((one) => one.version === KNOWLEDGE_VERSION);
    return `${JSON.stringify(
      {
        id,
        version: KNOWLEDGE_VERSION,
        hash: published?.hash ?? null,
        contentHash: published?.contentHash ?? null,
        engine: ENGINE_VERSION,
        title: title.en,
        publishedVersions: publishedVersions.map(({ version, hash, contentHash }) => ({ version, hash, contentHash })),
        counts: {
          elements: elements.length + derived.length,
          criteria: criteria.length,
          options: options.length,
          openQuestions: openQuestions.length,
        },
        policies: policies.map((policy) => policy.id),
        criteriaSets: criteriaSets.map((set) => set.id),
        settings: engine.declaredSettings(),
      },
      null,
      2,
    )}\n`;
  },
};

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;
