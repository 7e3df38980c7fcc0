export * from '../marks/mark.harness';
export * from '../feedback/feedback.harness';
export * from '../states/states.harness';
export { provideWords } from './words';
