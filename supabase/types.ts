export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      consents: {
        Row: {
          document: string;
          given_at: string;
          id: string;
          kind: string;
          person_id: string;
          text_hash: string | null;
          version: string;
          withdrawn_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          document: string;
          given_at: string;
          id?: string;
          kind?: string;
          person_id: string;
          text_hash?: string | null;
          version: string;
          withdrawn_at?: string | null;
        };
        Update: {
          document?: string;
          given_at?: string;
          id?: string;
          kind?: string;
          person_id?: string;
          text_hash?: string | null;
          version?: string;
          withdrawn_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'consents_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      courses: {
        Row: {
          access: string;
          id: string;
          position: number;
          retired_at: string | null;
          slug: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          access: string;
          id: string;
          position: number;
          retired_at?: string | null;
          slug: string;
          title: string;
        };
        Update: {
          access?: string;
          id?: string;
          position?: number;
          retired_at?: string | null;
          slug?: string;
          title?: string;
        };
        Relationships: [];
      };
      enrolments: {
        Row: {
          course_id: string;
          created_at: string;
          id: string;
          last_lesson_id: string | null;
          person_id: string;
          session_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          course_id: string;
          created_at?: string;
          id?: string;
          last_lesson_id?: string | null;
          person_id: string;
          session_id?: string | null;
        };
        Update: {
          course_id?: string;
          created_at?: string;
          id?: string;
          last_lesson_id?: string | null;
          person_id?: string;
          session_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'enrolments_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enrolments_last_lesson_id_fkey';
            columns: ['last_lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enrolments_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enrolments_session_id_course_id_fkey';
            columns: ['session_id', 'course_id'];
            isOneToOne: false;
            referencedRelation: 'sessions';
            referencedColumns: ['id', 'course_id'];
          },
        ];
      };
      lesson_bodies: {
        Row: {
          created_at: string;
          hash: string;
          html: string;
          lesson_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          hash: string;
          html: string;
          lesson_id: string;
        };
        Update: {
          created_at?: string;
          hash?: string;
          html?: string;
          lesson_id?: string;
        };
        Relationships: [];
      };
      lesson_validations: {
        Row: {
          enrolment_id: string;
          lesson_id: string;
          validated_at: string;
        };
        ComputedFields: never;
        Insert: {
          enrolment_id: string;
          lesson_id: string;
          validated_at?: string;
        };
        Update: {
          enrolment_id?: string;
          lesson_id?: string;
          validated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'lesson_validations_enrolment_id_fkey';
            columns: ['enrolment_id'];
            isOneToOne: false;
            referencedRelation: 'enrolments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'lesson_validations_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
        ];
      };
      lessons: {
        Row: {
          body_hash: string | null;
          duration_minutes: number | null;
          id: string;
          is_static: boolean;
          kind: string;
          module_id: string;
          opens_at: string | null;
          position: number;
          retired_at: string | null;
          slug: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          body_hash?: string | null;
          duration_minutes?: number | null;
          id: string;
          is_static: boolean;
          kind: string;
          module_id: string;
          opens_at?: string | null;
          position: number;
          retired_at?: string | null;
          slug: string;
          title: string;
        };
        Update: {
          body_hash?: string | null;
          duration_minutes?: number | null;
          id?: string;
          is_static?: boolean;
          kind?: string;
          module_id?: string;
          opens_at?: string | null;
          position?: number;
          retired_at?: string | null;
          slug?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'lessons_module_id_fkey';
            columns: ['module_id'];
            isOneToOne: false;
            referencedRelation: 'modules';
            referencedColumns: ['id'];
          },
        ];
      };
      modules: {
        Row: {
          course_id: string;
          id: string;
          opens_at: string | null;
          position: number;
          retired_at: string | null;
          slug: string;
          title: string;
        };
        ComputedFields: never;
        Insert: {
          course_id: string;
          id: string;
          opens_at?: string | null;
          position: number;
          retired_at?: string | null;
          slug: string;
          title: string;
        };
        Update: {
          course_id?: string;
          id?: string;
          opens_at?: string | null;
          position?: number;
          retired_at?: string | null;
          slug?: string;
          title?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'modules_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
        ];
      };
      profiles: {
        Row: {
          civility: string | null;
          created_at: string;
          deleted_at: string | null;
          deletion_due_at: string | null;
          display_key: string | null;
          display_name: string | null;
          finished_at: string | null;
          first_name: string | null;
          id: string;
          inactivity_warned_at: string | null;
          last_name: string | null;
          last_seen_at: string | null;
          must_change_password: boolean;
          suspended_at: string | null;
          terms_due: string | null;
          user_id: string | null;
          username: string | null;
        };
        ComputedFields: never;
        Insert: {
          civility?: string | null;
          created_at?: string;
          deleted_at?: string | null;
          deletion_due_at?: string | null;
          display_key?: string | null;
          display_name?: string | null;
          finished_at?: string | null;
          first_name?: string | null;
          id?: string;
          inactivity_warned_at?: string | null;
          last_name?: string | null;
          last_seen_at?: string | null;
          must_change_password?: boolean;
          suspended_at?: string | null;
          terms_due?: string | null;
          user_id?: string | null;
          username?: string | null;
        };
        Update: {
          civility?: string | null;
          created_at?: string;
          deleted_at?: string | null;
          deletion_due_at?: string | null;
          display_key?: string | null;
          display_name?: string | null;
          finished_at?: string | null;
          first_name?: string | null;
          id?: string;
          inactivity_warned_at?: string | null;
          last_name?: string | null;
          last_seen_at?: string | null;
          must_change_password?: boolean;
          suspended_at?: string | null;
          terms_due?: string | null;
          user_id?: string | null;
          username?: string | null;
        };
        Relationships: [];
      };
      sessions: {
        Row: {
          course_id: string;
          created_at: string;
          ends_at: string;
          id: string;
          name: string;
          starts_at: string;
        };
        ComputedFields: never;
        Insert: {
          course_id: string;
          created_at?: string;
          ends_at: string;
          id?: string;
          name: string;
          starts_at: string;
        };
        Update: {
          course_id?: string;
          created_at?: string;
          ends_at?: string;
          id?: string;
          name?: string;
          starts_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'sessions_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
        ];
      };
      staff_roles: {
        Row: {
          course_id: string | null;
          granted_at: string;
          granted_by: string | null;
          id: string;
          person_id: string;
          role: string;
        };
        ComputedFields: never;
        Insert: {
          course_id?: string | null;
          granted_at?: string;
          granted_by?: string | null;
          id?: string;
          person_id: string;
          role: string;
        };
        Update: {
          course_id?: string | null;
          granted_at?: string;
          granted_by?: string | null;
          id?: string;
          person_id?: string;
          role?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'staff_roles_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: false;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'staff_roles_granted_by_fkey';
            columns: ['granted_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'staff_roles_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      accept_terms: { Args: { version: string }; Returns: undefined };
      account_state: { Args: Record<PropertyKey, never>; Returns: Json };
      cancel_deletion: { Args: Record<PropertyKey, never>; Returns: Json };
      change_profile: {
        Args: {
          account: string;
          civility: string;
          display_name: string;
          first_name: string;
          last_name: string;
          with_username: boolean;
        };
        Returns: Json;
      };
      claim_mail: {
        Args: { batch: number };
        Returns: {
          attempt: number;
          id: string;
          locale: string;
          params: Json;
          recipient: string;
          template: string;
        }[];
      };
      confirm_recovery_code: {
        Args: { client_address: string; code: string; courriel: string };
        Returns: Json;
      };
      confirm_sign_up: {
        Args: { client_address: string; code?: string; courriel?: string; token?: string };
        Returns: Json;
      };
      count_due_mail: { Args: Record<PropertyKey, never>; Returns: number };
      course_figures: { Args: { course_id: string }; Returns: Json };
      enter_course: { Args: { course_id: string }; Returns: Json };
      export_my_data: { Args: Record<PropertyKey, never>; Returns: Json };
      finish_email_change: { Args: { change: string; kept_session: string }; Returns: undefined };
      finish_sign_up: { Args: { ticket: string }; Returns: Json };
      grant_password: { Args: { account: string; recovery_token?: string }; Returns: undefined };
      lesson_gate: { Args: { lesson_id: string }; Returns: Json };
      make_human_check: { Args: Record<PropertyKey, never>; Returns: Json };
      mark_mail_failed: {
        Args: { is_permanent: boolean; mail_id: string; reason: string };
        Returns: undefined;
      };
      mark_mail_sent: { Args: { mail_id: string; receipt: string }; Returns: undefined };
      my_course: { Args: { course_id: string }; Returns: Json };
      my_login: { Args: Record<PropertyKey, never>; Returns: Json };
      my_profile: { Args: Record<PropertyKey, never>; Returns: Json };
      open_email_change: {
        Args: { account?: string; code?: string; token?: string };
        Returns: Json;
      };
      open_recovery: { Args: { token: string }; Returns: Json };
      permit_account: { Args: { courriel: string }; Returns: undefined };
      prepare_profile: { Args: { display_name: string; ticket: string }; Returns: Json };
      request_deletion: { Args: { account: string }; Returns: Json };
      resend_sign_up: {
        Args: { client_address: string; follow?: string; token?: string };
        Returns: Json;
      };
      resolve_login: { Args: { client_address: string; login: string }; Returns: string };
      sign_up_mail: { Args: { follow: string }; Returns: Json };
      spend_human_check: { Args: { proof: Json }; Returns: undefined };
      start_email_change: { Args: { account: string; courriel: string }; Returns: undefined };
      start_recovery: { Args: { client_address: string; courriel: string }; Returns: undefined };
      start_sign_up: { Args: { client_address: string; courriel: string }; Returns: Json };
      tick: { Args: Record<PropertyKey, never>; Returns: Json };
      undo_validation: { Args: { lesson_id: string }; Returns: Json };
      validate_lesson: { Args: { lesson_id: string }; Returns: Json };
      visit_lesson: { Args: { lesson_id: string }; Returns: undefined };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
