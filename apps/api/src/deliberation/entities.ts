import { ActionItemEntity } from './action-item.entity.js';
import { BallotRoundEntity } from './ballot-round.entity.js';
import { BallotEntity } from './ballot.entity.js';
import { DissentEntity } from './dissent.entity.js';
import { OutcomeRecordEntity } from './outcome-record.entity.js';
import { RecommendationEntity } from './recommendation.entity.js';
import { SignatureEntity } from './signature.entity.js';

export const deliberationEntities = [
  BallotRoundEntity,
  BallotEntity,
  RecommendationEntity,
  DissentEntity,
  ActionItemEntity,
  OutcomeRecordEntity,
  SignatureEntity,
] as const;
