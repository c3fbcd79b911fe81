import { fromCloudFormation, InvalidTemplate, type TemplateOptions } from '../../src/templates.js';

/** What a load throws; what was loaded where it throws nothing. */
export function messageOf(template: string, options?: TemplateOptions): string {
  try {
    return String(fromCloudFormation(template, options));
  } catch (error) {
    if (error instanceof InvalidTemplate) return error.message;
    throw error;
  }
}
