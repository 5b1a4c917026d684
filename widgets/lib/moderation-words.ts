import { m } from '#messages';

/** The reasons of a report, in the order in which they are offered. */
export const REASONS: Record<string, () => string> = {
  harassment: m.comments_reason_harassment,
  hate: m.comments_reason_hate,
  'personal-data': m.comments_reason_personal_data,
  spam: m.comments_reason_spam,
  illegal: m.comments_reason_illegal,
  other: m.comments_reason_other,
};

/** The rules by which those who moderate decide. */
export const RULES: Record<string, () => string> = {
  respect: m.comments_rule_respect,
  'private-life': m.comments_rule_private_life,
  spam: m.comments_rule_spam,
  'off-topic': m.comments_rule_off_topic,
  law: m.comments_rule_law,
};
