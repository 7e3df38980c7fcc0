import type { Feature } from '../core/navigation/feature';
import { account } from './account/account.feature';
import { administration } from './administration/administration.feature';
import { agenda } from './agenda/agenda.feature';
import { audit } from './audit/audit.feature';
import { cases } from './cases/cases.feature';
import { chase } from './chase/chase.feature';
import { emergency } from './emergency/emergency.feature';
import { erasure } from './erasure/erasure.feature';
import { evidence } from './evidence/evidence.feature';
import { gallery } from './gallery/gallery.feature';
import { home } from './home/home.feature';
import { meeting } from './meeting/meeting.feature';
import { operations } from './operations/operations.feature';
import { reports } from './reports/reports.feature';
import { signIn } from './sign-in/sign-in.feature';

/** Every feature of the application, one line each. */
export const features: readonly Feature[] = [
  signIn,
  account,
  gallery,
  home,
  cases,
  chase,
  evidence,
  agenda,
  meeting,
  reports,
  operations,
  audit,
  erasure,
  administration,
  emergency,
];
