import type { Sql } from 'postgres';

type Meta = {
  userId?: string;
  emailActionType?: string;
  tokenHash?: string;
  tokenNew?: string;
  tokenHashNew?: string;
  redirectTo?: string;
  currentEmail?: string;
  newEmail?: string;
};

/** Auth's mails as GoTrue's Send Email hook hands them over: the database queues them, Auth sends nothing. */
export function createMailer(sql: Sql, siteUrl: string) {
  async function hand(action: string, email: string, token: string, otp: string, meta: Meta = {}) {
    const [user] = meta.userId
      ? await sql`select * from auth.users where id = ${meta.userId}`
      : await sql`select * from auth.users where email = ${meta.currentEmail ?? email}`;
    const event = {
      user: {
        id: user?.['id'] ?? null,
        email,
        new_email: meta.newEmail ?? '',
        user_metadata: user?.['raw_user_meta_data'] ?? {},
        app_metadata: user?.['raw_app_meta_data'] ?? {},
      },
      email_data: {
        token: otp,
        token_hash: meta.tokenHash ?? token,
        redirect_to: meta.redirectTo ?? siteUrl,
        email_action_type: meta.emailActionType ?? action,
        site_url: siteUrl,
        token_new: meta.tokenNew ?? '',
        token_hash_new: meta.tokenHashNew ?? '',
      },
    };
    await sql`select app.send_auth_email(${sql.json(event)})`;
  }
  return {
    sendConfirmation: (email: string, token: string, otp: string, meta?: Meta) =>
      hand('signup', email, token, otp, meta),
    sendRecovery: (email: string, token: string, otp: string, meta?: Meta) =>
      hand('recovery', email, token, otp, meta),
    sendMagicLink: (email: string, token: string, otp: string, meta?: Meta) =>
      hand('magiclink', email, token, otp, meta),
    sendEmailChange: (email: string, token: string, otp: string, meta?: Meta) =>
      hand('email_change', email, token, otp, meta),
    sendReauthentication: (email: string, otp: string, meta?: Meta) =>
      hand('reauthentication', email, meta?.tokenHash ?? '', otp, meta),
  };
}
