import { templateNames, type TemplateName } from '../../../shared/enums';

/** The ids that WeChat gave this app's templates. */
export type TemplateIds = Readonly<Record<TemplateName, string>>;

export const templateByWechatId = (ids: TemplateIds, id: string): TemplateName | null =>
  templateNames.find((name) => ids[name] === id) ?? null;
