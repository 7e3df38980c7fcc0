/** Prints the OpenAPI document: `npm run docs:openapi` keeps docs/openapi.json by it. */
import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { apiDocument } from './platform/openapi/api-document.js';

process.stdout.write(`${JSON.stringify(apiDocument(AppModule), null, 1)}\n`);
