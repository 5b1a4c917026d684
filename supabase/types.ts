export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      agenda_feeds: {
        Row: {
          community_id: string;
          made_at: string;
          person_id: string;
          word: string;
        };
        ComputedFields: never;
        Insert: {
          community_id: string;
          made_at: string;
          person_id: string;
          word: string;
        };
        Update: {
          community_id?: string;
          made_at?: string;
          person_id?: string;
          word?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'agenda_feeds_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'agenda_feeds_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      calendar_feeds: {
        Row: {
          made_at: string;
          person_id: string;
          word: string;
        };
        ComputedFields: never;
        Insert: {
          made_at: string;
          person_id: string;
          word: string;
        };
        Update: {
          made_at?: string;
          person_id?: string;
          word?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'calendar_feeds_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: true;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      comments: {
        Row: {
          answered_id: string | null;
          author_id: string;
          body: string;
          created_at: string;
          deleted_at: string | null;
          edited_at: string | null;
          hidden_at: string | null;
          id: string;
          lesson_id: string;
          locked_at: string | null;
          parent_id: string | null;
          reply_count: number;
        };
        ComputedFields: never;
        Insert: {
          answered_id?: string | null;
          author_id: string;
          body: string;
          created_at: string;
          deleted_at?: string | null;
          edited_at?: string | null;
          hidden_at?: string | null;
          id?: string;
          lesson_id: string;
          locked_at?: string | null;
          parent_id?: string | null;
          reply_count?: number;
        };
        Update: {
          answered_id?: string | null;
          author_id?: string;
          body?: string;
          created_at?: string;
          deleted_at?: string | null;
          edited_at?: string | null;
          hidden_at?: string | null;
          id?: string;
          lesson_id?: string;
          locked_at?: string | null;
          parent_id?: string | null;
          reply_count?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'comments_answered_id_fkey';
            columns: ['answered_id'];
            isOneToOne: false;
            referencedRelation: 'comments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'comments_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'comments_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'comments_parent_id_fkey';
            columns: ['parent_id'];
            isOneToOne: false;
            referencedRelation: 'comments';
            referencedColumns: ['id'];
          },
        ];
      };
      communities: {
        Row: {
          ask_again_days: number;
          audience_positions: string[];
          audience_sizes: string[];
          audience_types: string[];
          closed_at: string | null;
          course_id: string | null;
          created_at: string;
          description: string;
          id: string;
          is_listed: boolean;
          kind: string;
          last_answers: string[];
          member_count: number;
          member_parts: string[];
          name: string;
          needs_approval: boolean;
          parent_id: string | null;
          picture_id: string | null;
          session_id: string | null;
          slug: string;
          version: number;
          words: unknown;
        };
        ComputedFields: never;
        Insert: {
          ask_again_days?: number;
          audience_positions?: string[];
          audience_sizes?: string[];
          audience_types?: string[];
          closed_at?: string | null;
          course_id?: string | null;
          created_at: string;
          description?: string;
          id?: string;
          is_listed?: boolean;
          kind: string;
          last_answers?: string[];
          member_count?: number;
          member_parts?: string[];
          name: string;
          needs_approval?: boolean;
          parent_id?: string | null;
          picture_id?: string | null;
          session_id?: string | null;
          slug: string;
          version?: number;
          words?: unknown;
        };
        Update: {
          ask_again_days?: number;
          audience_positions?: string[];
          audience_sizes?: string[];
          audience_types?: string[];
          closed_at?: string | null;
          course_id?: string | null;
          created_at?: string;
          description?: string;
          id?: string;
          is_listed?: boolean;
          kind?: string;
          last_answers?: string[];
          member_count?: number;
          member_parts?: string[];
          name?: string;
          needs_approval?: boolean;
          parent_id?: string | null;
          picture_id?: string | null;
          session_id?: string | null;
          slug?: string;
          version?: number;
          words?: unknown;
        };
        Relationships: [
          {
            foreignKeyName: 'communities_course_id_fkey';
            columns: ['course_id'];
            isOneToOne: true;
            referencedRelation: 'courses';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communities_parent_id_fkey';
            columns: ['parent_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'communities_session_id_fkey';
            columns: ['session_id'];
            isOneToOne: true;
            referencedRelation: 'sessions';
            referencedColumns: ['id'];
          },
        ];
      };
      community_document_versions: {
        Row: {
          author_id: string;
          created_at: string;
          document_id: string;
          download_count: number;
          ext: string;
          filename: string;
          id: string;
          notes: string;
          number: number;
          size_bytes: number;
        };
        ComputedFields: never;
        Insert: {
          author_id: string;
          created_at: string;
          document_id: string;
          download_count?: number;
          ext: string;
          filename: string;
          id: string;
          notes: string;
          number: number;
          size_bytes: number;
        };
        Update: {
          author_id?: string;
          created_at?: string;
          document_id?: string;
          download_count?: number;
          ext?: string;
          filename?: string;
          id?: string;
          notes?: string;
          number?: number;
          size_bytes?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'community_document_versions_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'community_document_versions_document_id_fkey';
            columns: ['document_id'];
            isOneToOne: false;
            referencedRelation: 'community_documents';
            referencedColumns: ['id'];
          },
        ];
      };
      community_documents: {
        Row: {
          author_id: string;
          category: string;
          changed_at: string;
          community_id: string;
          created_at: string;
          description: string;
          download_count: number;
          id: string;
          title: string;
          version_count: number;
          words: unknown;
        };
        ComputedFields: never;
        Insert: {
          author_id: string;
          category: string;
          changed_at: string;
          community_id: string;
          created_at: string;
          description: string;
          download_count?: number;
          id: string;
          title: string;
          version_count: number;
          words: unknown;
        };
        Update: {
          author_id?: string;
          category?: string;
          changed_at?: string;
          community_id?: string;
          created_at?: string;
          description?: string;
          download_count?: number;
          id?: string;
          title?: string;
          version_count?: number;
          words?: unknown;
        };
        Relationships: [
          {
            foreignKeyName: 'community_documents_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'community_documents_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
        ];
      };
      community_memberships: {
        Row: {
          answer: string;
          asked_at: string | null;
          community_id: string;
          decided_at: string | null;
          decided_by: string | null;
          is_administrator: boolean;
          joined_at: string | null;
          may_ask_again_at: string | null;
          message: string;
          person_id: string;
          reminders: number;
          request_id: string | null;
          state: string;
          suspended_until: string | null;
        };
        ComputedFields: never;
        Insert: {
          answer?: string;
          asked_at?: string | null;
          community_id: string;
          decided_at?: string | null;
          decided_by?: string | null;
          is_administrator?: boolean;
          joined_at?: string | null;
          may_ask_again_at?: string | null;
          message?: string;
          person_id: string;
          reminders?: number;
          request_id?: string | null;
          state: string;
          suspended_until?: string | null;
        };
        Update: {
          answer?: string;
          asked_at?: string | null;
          community_id?: string;
          decided_at?: string | null;
          decided_by?: string | null;
          is_administrator?: boolean;
          joined_at?: string | null;
          may_ask_again_at?: string | null;
          message?: string;
          person_id?: string;
          reminders?: number;
          request_id?: string | null;
          state?: string;
          suspended_until?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'community_memberships_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'community_memberships_decided_by_fkey';
            columns: ['decided_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'community_memberships_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
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
      event_registrations: {
        Row: {
          event_id: string;
          number: number;
          person_id: string;
          placed_at: string | null;
          registered_at: string;
          state: string;
        };
        ComputedFields: never;
        Insert: {
          event_id: string;
          number?: never;
          person_id: string;
          placed_at?: string | null;
          registered_at: string;
          state: string;
        };
        Update: {
          event_id?: string;
          number?: never;
          person_id?: string;
          placed_at?: string | null;
          registered_at?: string;
          state?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'event_registrations_event_id_fkey';
            columns: ['event_id'];
            isOneToOne: false;
            referencedRelation: 'events';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_registrations_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      events: {
        Row: {
          author_id: string | null;
          cancelled_at: string | null;
          capacity: number | null;
          changed_at: string;
          community_id: string;
          created_at: string;
          description: string;
          ends_at: string;
          id: string;
          link: string | null;
          needs_registration: boolean;
          place: string;
          registered_count: number;
          registration_closes_at: string | null;
          reminded_for: string | null;
          sequence: number;
          starts_at: string;
          title: string;
          to_tell: string | null;
          waiting_count: number;
          words: unknown;
          zone: string;
        };
        ComputedFields: never;
        Insert: {
          author_id?: string | null;
          cancelled_at?: string | null;
          capacity?: number | null;
          changed_at: string;
          community_id: string;
          created_at: string;
          description?: string;
          ends_at: string;
          id: string;
          link?: string | null;
          needs_registration?: boolean;
          place?: string;
          registered_count?: number;
          registration_closes_at?: string | null;
          reminded_for?: string | null;
          sequence?: number;
          starts_at: string;
          title: string;
          to_tell?: string | null;
          waiting_count?: number;
          words?: unknown;
          zone: string;
        };
        Update: {
          author_id?: string | null;
          cancelled_at?: string | null;
          capacity?: number | null;
          changed_at?: string;
          community_id?: string;
          created_at?: string;
          description?: string;
          ends_at?: string;
          id?: string;
          link?: string | null;
          needs_registration?: boolean;
          place?: string;
          registered_count?: number;
          registration_closes_at?: string | null;
          reminded_for?: string | null;
          sequence?: number;
          starts_at?: string;
          title?: string;
          to_tell?: string | null;
          waiting_count?: number;
          words?: unknown;
          zone?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'events_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'events_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
        ];
      };
      forum_categories: {
        Row: {
          community_id: string;
          created_at: string;
          id: string;
          name: string;
          position: number;
        };
        ComputedFields: never;
        Insert: {
          community_id: string;
          created_at: string;
          id: string;
          name: string;
          position: number;
        };
        Update: {
          community_id?: string;
          created_at?: string;
          id?: string;
          name?: string;
          position?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'forum_categories_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
        ];
      };
      forum_reads: {
        Row: {
          community_id: string;
          person_id: string;
          read_until: string;
        };
        ComputedFields: never;
        Insert: {
          community_id: string;
          person_id: string;
          read_until: string;
        };
        Update: {
          community_id?: string;
          person_id?: string;
          read_until?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'forum_reads_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'forum_reads_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
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
          quiz_hash: string | null;
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
          quiz_hash?: string | null;
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
          quiz_hash?: string | null;
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
      member_details: {
        Row: {
          authority_size: string | null;
          authority_type: string | null;
          changed_at: string | null;
          city: string | null;
          employer: string | null;
          greeted_at: string | null;
          person_id: string;
          phone: string | null;
          position: string | null;
          postcode: string | null;
          visible: string[];
        };
        ComputedFields: never;
        Insert: {
          authority_size?: string | null;
          authority_type?: string | null;
          changed_at?: string | null;
          city?: string | null;
          employer?: string | null;
          greeted_at?: string | null;
          person_id: string;
          phone?: string | null;
          position?: string | null;
          postcode?: string | null;
          visible?: string[];
        };
        Update: {
          authority_size?: string | null;
          authority_type?: string | null;
          changed_at?: string | null;
          city?: string | null;
          employer?: string | null;
          greeted_at?: string | null;
          person_id?: string;
          phone?: string | null;
          position?: string | null;
          postcode?: string | null;
          visible?: string[];
        };
        Relationships: [
          {
            foreignKeyName: 'member_details_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: true;
            referencedRelation: 'profiles';
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
      notes: {
        Row: {
          anchor: string;
          body: string;
          created_at: string;
          id: string;
          lesson_id: string;
          person_id: string;
          quote: string;
          revision: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          anchor: string;
          body: string;
          created_at: string;
          id: string;
          lesson_id: string;
          person_id: string;
          quote: string;
          revision: number;
          updated_at: string;
        };
        Update: {
          anchor?: string;
          body?: string;
          created_at?: string;
          id?: string;
          lesson_id?: string;
          person_id?: string;
          quote?: string;
          revision?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notes_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notes_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      notice_preferences: {
        Row: {
          changed_at: string;
          kind: string;
          mail: string;
          person_id: string;
        };
        ComputedFields: never;
        Insert: {
          changed_at: string;
          kind: string;
          mail: string;
          person_id: string;
        };
        Update: {
          changed_at?: string;
          kind?: string;
          mail?: string;
          person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notice_preferences_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      notifications: {
        Row: {
          comment_id: string | null;
          community_id: string | null;
          created_at: string;
          details: NonNullable<Json>;
          digest_id: number | null;
          event_id: string | null;
          id: number;
          kind: string;
          lesson_id: string | null;
          person_id: string;
          post_id: string | null;
          read_at: string | null;
          reply_id: string | null;
          unique_key: string;
        };
        ComputedFields: never;
        Insert: {
          comment_id?: string | null;
          community_id?: string | null;
          created_at: string;
          details?: NonNullable<Json>;
          digest_id?: number | null;
          event_id?: string | null;
          id?: number;
          kind: string;
          lesson_id?: string | null;
          person_id: string;
          post_id?: string | null;
          read_at?: string | null;
          reply_id?: string | null;
          unique_key: string;
        };
        Update: {
          comment_id?: string | null;
          community_id?: string | null;
          created_at?: string;
          details?: NonNullable<Json>;
          digest_id?: number | null;
          event_id?: string | null;
          id?: number;
          kind?: string;
          lesson_id?: string | null;
          person_id?: string;
          post_id?: string | null;
          read_at?: string | null;
          reply_id?: string | null;
          unique_key?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notifications_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      opening_alerts: {
        Row: {
          created_at: string;
          module_id: string;
          person_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at: string;
          module_id: string;
          person_id: string;
        };
        Update: {
          created_at?: string;
          module_id?: string;
          person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'opening_alerts_module_id_fkey';
            columns: ['module_id'];
            isOneToOne: false;
            referencedRelation: 'modules';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'opening_alerts_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      post_readers: {
        Row: {
          is_following: boolean | null;
          person_id: string;
          post_id: string;
          read_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          is_following?: boolean | null;
          person_id: string;
          post_id: string;
          read_at?: string | null;
        };
        Update: {
          is_following?: boolean | null;
          person_id?: string;
          post_id?: string;
          read_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'post_readers_person_id_fkey';
            columns: ['person_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'post_readers_post_id_fkey';
            columns: ['post_id'];
            isOneToOne: false;
            referencedRelation: 'posts';
            referencedColumns: ['id'];
          },
        ];
      };
      posts: {
        Row: {
          author_id: string;
          body: string;
          category_id: string | null;
          community_id: string;
          contact: string | null;
          context: string | null;
          created_at: string;
          deleted_at: string | null;
          edited_at: string | null;
          hidden_at: string | null;
          id: string;
          kind: string;
          last_activity_at: string;
          locked_at: string | null;
          pinned_at: string | null;
          published_at: string;
          reply_count: number;
          result: string | null;
          solution_id: string | null;
          title: string;
          useful_count: number;
          words: unknown;
        };
        ComputedFields: never;
        Insert: {
          author_id: string;
          body: string;
          category_id?: string | null;
          community_id: string;
          contact?: string | null;
          context?: string | null;
          created_at: string;
          deleted_at?: string | null;
          edited_at?: string | null;
          hidden_at?: string | null;
          id: string;
          kind: string;
          last_activity_at: string;
          locked_at?: string | null;
          pinned_at?: string | null;
          published_at: string;
          reply_count?: number;
          result?: string | null;
          solution_id?: string | null;
          title: string;
          useful_count?: number;
          words?: unknown;
        };
        Update: {
          author_id?: string;
          body?: string;
          category_id?: string | null;
          community_id?: string;
          contact?: string | null;
          context?: string | null;
          created_at?: string;
          deleted_at?: string | null;
          edited_at?: string | null;
          hidden_at?: string | null;
          id?: string;
          kind?: string;
          last_activity_at?: string;
          locked_at?: string | null;
          pinned_at?: string | null;
          published_at?: string;
          reply_count?: number;
          result?: string | null;
          solution_id?: string | null;
          title?: string;
          useful_count?: number;
          words?: unknown;
        };
        Relationships: [
          {
            foreignKeyName: 'posts_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'posts_category_id_fkey';
            columns: ['category_id'];
            isOneToOne: false;
            referencedRelation: 'forum_categories';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'posts_community_id_fkey';
            columns: ['community_id'];
            isOneToOne: false;
            referencedRelation: 'communities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'posts_solution_id_fkey';
            columns: ['solution_id'];
            isOneToOne: false;
            referencedRelation: 'replies';
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
      quiz_attempts: {
        Row: {
          checked_count: number | null;
          closed_parts: number[];
          current_question: number;
          deadline: string | null;
          enrolment_id: string;
          finished_at: string | null;
          has_passed: boolean | null;
          id: string;
          lesson_id: string;
          locked_at: string | null;
          max_points: number | null;
          number: number;
          points: number | null;
          quiz_hash: string;
          started_at: string;
          time_limit: string | null;
        };
        ComputedFields: never;
        Insert: {
          checked_count?: number | null;
          closed_parts?: number[];
          current_question: number;
          deadline?: string | null;
          enrolment_id: string;
          finished_at?: string | null;
          has_passed?: boolean | null;
          id?: string;
          lesson_id: string;
          locked_at?: string | null;
          max_points?: number | null;
          number: number;
          points?: number | null;
          quiz_hash: string;
          started_at: string;
          time_limit?: string | null;
        };
        Update: {
          checked_count?: number | null;
          closed_parts?: number[];
          current_question?: number;
          deadline?: string | null;
          enrolment_id?: string;
          finished_at?: string | null;
          has_passed?: boolean | null;
          id?: string;
          lesson_id?: string;
          locked_at?: string | null;
          max_points?: number | null;
          number?: number;
          points?: number | null;
          quiz_hash?: string;
          started_at?: string;
          time_limit?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'quiz_attempts_enrolment_id_fkey';
            columns: ['enrolment_id'];
            isOneToOne: false;
            referencedRelation: 'enrolments';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'quiz_attempts_lesson_id_fkey';
            columns: ['lesson_id'];
            isOneToOne: false;
            referencedRelation: 'lessons';
            referencedColumns: ['id'];
          },
        ];
      };
      replies: {
        Row: {
          author_id: string;
          body: string;
          created_at: string;
          deleted_at: string | null;
          edited_at: string | null;
          hidden_at: string | null;
          id: string;
          post_id: string;
          quoted_id: string | null;
          words: unknown;
        };
        ComputedFields: never;
        Insert: {
          author_id: string;
          body: string;
          created_at: string;
          deleted_at?: string | null;
          edited_at?: string | null;
          hidden_at?: string | null;
          id: string;
          post_id: string;
          quoted_id?: string | null;
          words?: unknown;
        };
        Update: {
          author_id?: string;
          body?: string;
          created_at?: string;
          deleted_at?: string | null;
          edited_at?: string | null;
          hidden_at?: string | null;
          id?: string;
          post_id?: string;
          quoted_id?: string | null;
          words?: unknown;
        };
        Relationships: [
          {
            foreignKeyName: 'replies_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'replies_post_id_fkey';
            columns: ['post_id'];
            isOneToOne: false;
            referencedRelation: 'posts';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'replies_quoted_id_fkey';
            columns: ['quoted_id'];
            isOneToOne: false;
            referencedRelation: 'replies';
            referencedColumns: ['id'];
          },
        ];
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
      accept_invitation: { Args: { token: string }; Returns: Json };
      accept_terms: { Args: { version: string }; Returns: undefined };
      account_state: { Args: Record<PropertyKey, never>; Returns: Json };
      answer_contest: {
        Args: { answer: string; decision_id: string; is_kept: boolean };
        Returns: undefined;
      };
      answer_post_contest: {
        Args: { answer: string; decision_id: string; is_kept: boolean };
        Returns: undefined;
      };
      answer_requests: { Args: { answer: string; ids: string[]; message?: string }; Returns: Json };
      ask_opening_alert: { Args: { module_id: string }; Returns: Json };
      calendar_feed: { Args: { client_address: string; word: string }; Returns: Json };
      cancel_deletion: { Args: Record<PropertyKey, never>; Returns: Json };
      cancel_event: { Args: { event_id: string }; Returns: Json };
      cancel_opening_alert: { Args: { module_id: string }; Returns: Json };
      change_document: {
        Args: { category: string; description: string; document_id: string; title: string };
        Returns: Json;
      };
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
      check_quiz_question: { Args: { attempt_id: string; question: number }; Returns: Json };
      claim_mail: {
        Args: { batch: number };
        Returns: {
          attempt: number;
          has_attachments: boolean;
          id: string;
          keeps_order: boolean;
          locale: string;
          params: Json;
          recipient: string;
          reply_to: string;
          template: string;
        }[];
      };
      close_community: { Args: { community_id: string }; Returns: undefined };
      close_quiz_part: { Args: { attempt_id: string; part: number }; Returns: undefined };
      comment_thread: { Args: { comment_id: string }; Returns: Json };
      communities_i_run: { Args: { query?: string }; Returns: Json };
      community: { Args: { slug: string }; Returns: Json };
      community_document: { Args: { before?: number; document_id: string }; Returns: Json };
      community_figures: { Args: { community_id: string }; Returns: Json };
      community_log: { Args: { before?: number; community_id: string }; Returns: Json };
      community_pictures: { Args: { community_ids: string[] }; Returns: Json };
      community_reports: { Args: { after?: string; community_id: string }; Returns: Json };
      community_settings: { Args: { community_id: string }; Returns: Json };
      confirm_recovery_code: {
        Args: { client_address: string; code: string; courriel: string };
        Returns: Json;
      };
      confirm_sign_up: {
        Args: { client_address: string; code?: string; courriel?: string; token?: string };
        Returns: Json;
      };
      contest_decision: { Args: { contest: string; decision_id: string }; Returns: undefined };
      contest_post_decision: { Args: { contest: string; decision_id: string }; Returns: undefined };
      count_discarded_files: { Args: Record<PropertyKey, never>; Returns: number };
      count_due_mail: { Args: Record<PropertyKey, never>; Returns: number };
      count_my_queue: { Args: Record<PropertyKey, never>; Returns: Json };
      course_community: { Args: { course_id: string }; Returns: Json };
      course_figures: { Args: { course_id: string }; Returns: Json };
      create_community: {
        Args: {
          administrators?: string[];
          description: string;
          id: string;
          is_listed: boolean;
          name: string;
          needs_approval: boolean;
          parent_id?: string;
        };
        Returns: Json;
      };
      decide_post_report: {
        Args: {
          answer: string;
          facts: string;
          is_upheld: boolean;
          report_id: string;
          rule: string;
        };
        Returns: undefined;
      };
      decide_report: {
        Args: {
          answer: string;
          facts: string;
          is_upheld: boolean;
          report_id: string;
          rule: string;
        };
        Returns: undefined;
      };
      delete_comment: { Args: { id: string }; Returns: undefined };
      delete_experience: { Args: { id: string }; Returns: undefined };
      delete_news: { Args: { id: string }; Returns: undefined };
      delete_note: { Args: { note_id: string }; Returns: undefined };
      delete_reply: { Args: { id: string }; Returns: undefined };
      delete_topic: { Args: { id: string }; Returns: undefined };
      discard_upload: { Args: { upload_id: string }; Returns: undefined };
      edit_comment: { Args: { body: string; id: string }; Returns: Json };
      edit_reply: { Args: { body: string; id: string }; Returns: Json };
      edit_topic: {
        Args: { body: string; category_id?: string; id: string; title: string };
        Returns: Json;
      };
      enter_course: { Args: { course_id: string }; Returns: Json };
      event: { Args: { event_id: string }; Returns: Json };
      export_members: { Args: { community_id: string }; Returns: Json };
      export_my_data: { Args: Record<PropertyKey, never>; Returns: Json };
      export_registered: { Args: { event_id: string }; Returns: Json };
      find_comment: { Args: { comment_id: string }; Returns: Json };
      finish_email_change: { Args: { change: string; kept_session: string }; Returns: undefined };
      finish_quiz: { Args: { attempt_id: string }; Returns: Json };
      finish_sign_up: { Args: { ticket: string }; Returns: Json };
      follow_post: { Args: { is_following: boolean; post_id: string }; Returns: undefined };
      forget_discarded_files: { Args: { bucket: string; names: string[] }; Returns: undefined };
      forget_ready_answer: { Args: { id: string }; Returns: Json };
      forum: { Args: { community_id: string }; Returns: Json };
      give_help_opinion: {
        Args: { is_helpful: boolean; opinion?: string; page_id: string; sentence?: string };
        Returns: undefined;
      };
      go_to_quiz_question: { Args: { attempt_id: string; question: number }; Returns: undefined };
      grant_password: { Args: { account: string; recovery_token?: string }; Returns: undefined };
      home_of_community: { Args: { community_id: string }; Returns: Json };
      invite_by_mail: {
        Args: { community_id: string; courriels: string[]; message?: string };
        Returns: Json;
      };
      join_community: { Args: { community_id: string; message?: string }; Returns: Json };
      keep_ready_answer: { Args: { body: string; id: string }; Returns: Json };
      leave_community: { Args: { community_id: string }; Returns: Json };
      lesson_gate: { Args: { lesson_id: string }; Returns: Json };
      lesson_quiz: { Args: { lesson_id: string }; Returns: Json };
      lift_suspension: { Args: { community_id: string; person_id: string }; Returns: undefined };
      list_closed_communities: { Args: { after?: string }; Returns: Json };
      list_comments: {
        Args: { before?: string; lesson_id: string; page_size?: number };
        Returns: Json;
      };
      list_communities: { Args: { after?: string; query?: string }; Returns: Json };
      list_discarded_files: {
        Args: { batch: number };
        Returns: {
          bucket: string;
          name: string;
        }[];
      };
      list_documents: {
        Args: { after?: string; category?: string; community_id: string; query?: string };
        Returns: Json;
      };
      list_events: {
        Args: { after?: string; community_id: string; is_past?: boolean; page_size?: number };
        Returns: Json;
      };
      list_experiences: {
        Args: { after?: string; by_use?: boolean; community_id: string };
        Returns: Json;
      };
      list_groups: { Args: { community_id: string }; Returns: Json };
      list_invitations: { Args: { after?: string; community_id: string }; Returns: Json };
      list_links: { Args: { community_id: string }; Returns: Json };
      list_members: {
        Args: {
          after?: string;
          authority_size?: string;
          authority_type?: string;
          community_id: string;
          held_position?: string;
          query?: string;
        };
        Returns: Json;
      };
      list_news: { Args: { after?: string; community_id: string }; Returns: Json };
      list_post_replies: {
        Args: { after?: string; around?: string; before?: string; post_id: string };
        Returns: Json;
      };
      list_registered: { Args: { after?: number; event_id: string }; Returns: Json };
      list_replies: { Args: { after?: string; head_id: string }; Returns: Json };
      list_suspended: { Args: { after?: string; community_id: string }; Returns: Json };
      list_topics: {
        Args: {
          before?: string;
          before_id?: string;
          category_id?: string;
          community_id: string;
          filter?: string;
        };
        Returns: Json;
      };
      mail_attachments: {
        Args: { mail_id: string };
        Returns: {
          content: string;
          content_type: string;
          filename: string;
        }[];
      };
      mail_health: { Args: Record<PropertyKey, never>; Returns: Json };
      make_human_check: { Args: Record<PropertyKey, never>; Returns: Json };
      make_invitation_link: {
        Args: { community_id: string; days: number; max_uses: number };
        Returns: Json;
      };
      mark_forum_read: { Args: { community_id: string }; Returns: undefined };
      mark_mail_failed: {
        Args: { is_permanent: boolean; mail_id: string; reason: string };
        Returns: undefined;
      };
      mark_mail_sent: { Args: { mail_id: string; receipt: string }; Returns: undefined };
      mark_news_read: { Args: { community_id: string; shown: string[] }; Returns: Json };
      mark_notice_read: { Args: { notice_id: number }; Returns: number };
      mark_notices_read: { Args: { up_to: number }; Returns: number };
      mark_post_read: { Args: { post_id: string; reply_id?: string }; Returns: undefined };
      mark_upload_checked: { Args: { size_bytes: number; upload_id: string }; Returns: undefined };
      mark_useful: { Args: { is_useful: boolean; post_id: string }; Returns: Json };
      moderate_comment: {
        Args: { action: string; comment_id: string; facts: string; rule: string };
        Returns: Json;
      };
      moderate_post: {
        Args: { action: string; facts: string; post_id: string; reply_id?: string; rule: string };
        Returns: Json;
      };
      moderation_desk: { Args: Record<PropertyKey, never>; Returns: Json };
      move_group: { Args: { group_id: string; to_id: string }; Returns: Json };
      move_post: {
        Args: { category_id?: string; community_id: string; facts?: string; post_id: string };
        Returns: Json;
      };
      my_agenda_feed: { Args: { community_id: string }; Returns: string };
      my_comments: { Args: { before?: string; before_id?: string }; Returns: Json };
      my_communities: { Args: Record<PropertyKey, never>; Returns: Json };
      my_course: { Args: { course_id: string }; Returns: Json };
      my_goal: { Args: Record<PropertyKey, never>; Returns: Json };
      my_login: { Args: Record<PropertyKey, never>; Returns: Json };
      my_mails: { Args: Record<PropertyKey, never>; Returns: Json };
      my_moderation: { Args: Record<PropertyKey, never>; Returns: Json };
      my_notice_settings: { Args: Record<PropertyKey, never>; Returns: Json };
      my_notices: { Args: { before?: number }; Returns: Json };
      my_opening_alert: { Args: { module_id: string }; Returns: Json };
      my_place: { Args: { lesson_id: string }; Returns: Json };
      my_post_moderation: { Args: Record<PropertyKey, never>; Returns: Json };
      my_profile: { Args: Record<PropertyKey, never>; Returns: Json };
      my_progress: { Args: Record<PropertyKey, never>; Returns: Json };
      my_queue: { Args: { after?: Json }; Returns: Json };
      my_ready_answers: { Args: Record<PropertyKey, never>; Returns: Json };
      my_timeline: { Args: { before?: string }; Returns: Json };
      note_failed_search: { Args: { query: string }; Returns: undefined };
      one_experience: { Args: { id: string }; Returns: Json };
      one_news: { Args: { id: string }; Returns: Json };
      open_document: { Args: { ticket: string }; Returns: Json };
      open_email_change: {
        Args: { account?: string; code?: string; token?: string };
        Returns: Json;
      };
      open_recovery: { Args: { token: string }; Returns: Json };
      order_categories: { Args: { community_id: string; ids: string[] }; Returns: undefined };
      order_links: { Args: { community_id: string; ids: string[] }; Returns: Json };
      own_member_details: { Args: Record<PropertyKey, never>; Returns: Json };
      pause_goal: { Args: { weeks: number }; Returns: Json };
      permit_account: { Args: { courriel: string }; Returns: undefined };
      pin_news: { Args: { id: string; is_pinned: boolean }; Returns: Json };
      places_for_post: { Args: { community_id?: string; post_id: string }; Returns: Json };
      post_comment: {
        Args: { answered_id?: string; body: string; id: string; lesson_id: string };
        Returns: Json;
      };
      prepare_profile: { Args: { display_name: string; ticket: string }; Returns: Json };
      preview_group_move: { Args: { group_id: string; to_id: string }; Returns: Json };
      preview_leaving: { Args: { community_id: string }; Returns: Json };
      publish_document: {
        Args: {
          category?: string;
          description?: string;
          document_id: string;
          title: string;
          upload_id: string;
        };
        Returns: Json;
      };
      publish_document_version: {
        Args: { document_id: string; notes?: string; upload_id: string };
        Returns: Json;
      };
      quiz_attempt: { Args: { attempt_id: string }; Returns: Json };
      read_invitation: { Args: { token: string }; Returns: Json };
      register_for_event: { Args: { event_id: string }; Returns: Json };
      remove_category: { Args: { id: string }; Returns: undefined };
      remove_document: { Args: { document_id: string }; Returns: undefined };
      remove_link: { Args: { community_id: string; id: string }; Returns: Json };
      remove_member: {
        Args: { community_id: string; person_id: string; reason: string };
        Returns: undefined;
      };
      renew_agenda_feed: { Args: { community_id: string }; Returns: string };
      renew_calendar: { Args: Record<PropertyKey, never>; Returns: string };
      reopen_community: { Args: { community_id: string }; Returns: undefined };
      report_comment: {
        Args: { comment_id: string; explanation: string; is_good_faith: boolean; reason: string };
        Returns: Json;
      };
      report_post: {
        Args: {
          explanation: string;
          is_good_faith: boolean;
          post_id: string;
          reason: string;
          reply_id?: string;
        };
        Returns: Json;
      };
      report_sign_up: { Args: { client_address: string; courriel: string }; Returns: undefined };
      request_deletion: { Args: { account: string }; Returns: Json };
      resend_sign_up: {
        Args: { client_address: string; follow?: string; token?: string };
        Returns: Json;
      };
      resolve_login: { Args: { client_address: string; login: string }; Returns: string };
      save_category: {
        Args: { community_id: string; id: string; name: string };
        Returns: undefined;
      };
      save_community_settings: {
        Args: {
          ask_again_days: number;
          audience_positions: string[];
          audience_sizes: string[];
          audience_types: string[];
          community_id: string;
          description: string;
          is_listed: boolean;
          member_parts: string[];
          name: string;
          needs_approval: boolean;
          version: number;
        };
        Returns: Json;
      };
      save_event: {
        Args: {
          capacity?: number;
          community_id: string;
          description: string;
          ends_at: string;
          id: string;
          link?: string;
          needs_registration?: boolean;
          place?: string;
          registration_closes_at?: string;
          seen_sequence?: number;
          starts_at: string;
          title: string;
          zone: string;
        };
        Returns: Json;
      };
      save_experience: {
        Args: {
          body: string;
          community_id: string;
          contact: string;
          context: string;
          id: string;
          result: string;
          title: string;
        };
        Returns: Json;
      };
      save_link: {
        Args: {
          address: string;
          category?: string;
          community_id: string;
          description?: string;
          id: string;
          title: string;
        };
        Returns: Json;
      };
      save_member_details: {
        Args: {
          authority_size?: string;
          authority_type?: string;
          city?: string;
          employer?: string;
          held_position?: string;
          phone?: string;
          postcode?: string;
          visible?: string[];
        };
        Returns: Json;
      };
      save_news: {
        Args: {
          body: string;
          community_id: string;
          id: string;
          publish_on?: string;
          title: string;
        };
        Returns: Json;
      };
      save_note: {
        Args: {
          anchor: string;
          body: string;
          lesson_id: string;
          note_id: string;
          quote: string;
          revision: number;
        };
        Returns: Json;
      };
      save_notice_preferences: { Args: { mails: Json }; Returns: Json };
      save_place: {
        Args: {
          block: number;
          film?: number;
          fraction: number;
          lesson_id: string;
          second?: number;
        };
        Returns: undefined;
      };
      save_quiz_answer: {
        Args: {
          attempt_id: string;
          choices: number[];
          is_skipped?: boolean;
          question: number;
          revision: number;
          step: number;
          writer: string;
        };
        Returns: Json;
      };
      search_communities: { Args: { after?: Json; query: string }; Returns: Json };
      search_forum: {
        Args: { before?: string; before_id?: string; community_id: string; query: string };
        Returns: Json;
      };
      send_contact_message: {
        Args: {
          account: string;
          client_address: string;
          courriel: string;
          diagnosis: string;
          key: string;
          message: string;
          name: string;
          page: string;
          reason: string;
          screenshot: string;
          screenshot_type: string;
          topic: string;
        };
        Returns: Json;
      };
      session_talks: { Args: { course_id: string }; Returns: Json };
      set_administrator: {
        Args: { community_id: string; is_administrator: boolean; person_id: string };
        Returns: undefined;
      };
      set_community_picture: { Args: { community_id: string; upload_id?: string }; Returns: Json };
      set_goal: { Args: { lessons_per_week: number }; Returns: Json };
      set_solution: { Args: { post_id: string; reply_id?: string }; Returns: undefined };
      sign_document: { Args: { version_id: string }; Returns: Json };
      sign_up_mail: { Args: { follow: string }; Returns: Json };
      spend_human_check: { Args: { proof: Json }; Returns: undefined };
      start_email_change: { Args: { account: string; courriel: string }; Returns: undefined };
      start_quiz: { Args: { lesson_id: string }; Returns: Json };
      start_recovery: { Args: { client_address: string; courriel: string }; Returns: undefined };
      start_sign_up: { Args: { client_address: string; courriel: string }; Returns: Json };
      start_upload: {
        Args: {
          community_id: string;
          filename: string;
          purpose: string;
          size_bytes: number;
          upload_id: string;
        };
        Returns: Json;
      };
      suggest_members: { Args: { community_id: string; query: string }; Returns: Json };
      suggested_communities: { Args: Record<PropertyKey, never>; Returns: Json };
      suspend_member: {
        Args: { community_id: string; person_id: string; reason: string; until?: string };
        Returns: undefined;
      };
      take_greeting: { Args: Record<PropertyKey, never>; Returns: boolean };
      tick: { Args: Record<PropertyKey, never>; Returns: Json };
      topic: { Args: { post_id: string }; Returns: Json };
      undo_validation: { Args: { lesson_id: string }; Returns: Json };
      unread_notices: { Args: Record<PropertyKey, never>; Returns: number };
      unsubscribe: { Args: { token: string }; Returns: Json };
      upload_to_check: { Args: { upload_id: string }; Returns: Json };
      validate_lesson: { Args: { lesson_id: string }; Returns: Json };
      visit_lesson: { Args: { lesson_id: string }; Returns: undefined };
      where_to_resume: { Args: Record<PropertyKey, never>; Returns: Json };
      withdraw_from_event: { Args: { event_id: string }; Returns: Json };
      withdraw_invitation: { Args: { id: string }; Returns: Json };
      withdraw_request: { Args: { community_id: string }; Returns: Json };
      write_reply: {
        Args: { body: string; id: string; post_id: string; quoted_id?: string };
        Returns: Json;
      };
      write_topic: {
        Args: {
          body: string;
          category_id?: string;
          community_id: string;
          id: string;
          title: string;
        };
        Returns: Json;
      };
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
