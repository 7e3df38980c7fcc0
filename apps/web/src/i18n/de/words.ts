/**
 * All words of the language, by area; those of the shared components (`ui`) are merged by the loader. `terms` holds the
 * words several features share: disciplines, roles, states.
 */
import shell from './shell.json' with { type: 'json' };
import terms from './terms.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import signIn from './sign-in.json' with { type: 'json' };
import gallery from './gallery.json' with { type: 'json' };
import cases from './cases.json' with { type: 'json' };
import meeting from './meeting.json' with { type: 'json' };
import evidence from './evidence.json' with { type: 'json' };
import reports from './reports.json' with { type: 'json' };
import agenda from './agenda.json' with { type: 'json' };
import audit from './audit.json' with { type: 'json' };
import intake from './intake.json' with { type: 'json' };
import admin from './admin.json' with { type: 'json' };
import account from './account.json' with { type: 'json' };

export const words = { shell, terms, home, signIn, gallery, cases, meeting, evidence, reports, agenda, audit, intake, admin, account };
