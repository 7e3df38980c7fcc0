import type { Wording } from '../../model.js';
import { criteriaArterialSystemic } from './criteria-arterial-systemic.js';
import { criteriaLiverSurgery } from './criteria-liver-surgery.js';
import { criteriaPrimaryAblation } from './criteria-primary-ablation.js';
import { criteriaRadionuclideStrategy } from './criteria-radionuclide-strategy.js';
import { criteriaTransplantation } from './criteria-transplantation.js';
import { elementsDiseaseCourse } from './elements-disease-course.js';
import { elementsPatientTumour } from './elements-patient-tumour.js';
import { options } from './options.js';
import { vocabulary } from './vocabulary.js';

/** All words in German. A missing criterion, option, element or value does not compile. */
export const de: Omit<Wording, 'openQuestions'> = {
  criteria: {
    ...criteriaLiverSurgery,
    ...criteriaPrimaryAblation,
    ...criteriaTransplantation,
    ...criteriaArterialSystemic,
    ...criteriaRadionuclideStrategy,
  },
  options,
  elements: { ...elementsPatientTumour, ...elementsDiseaseCourse },
  vocabulary,
};
