-- Pictures of communities.

create function public.set_community_picture(community_id uuid, upload_id uuid default null)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mine app.membership := app.require_administrator(set_community_picture.community_id);
  before uuid;
  taken app.uploads;
begin
  select c.picture_id into before from public.communities c
  where c.id = mine.community_id for no key update;
  mine := app.require_administrator(set_community_picture.community_id);
  if before is not distinct from set_community_picture.upload_id then
    return jsonb_build_object('picture', before);
  end if;
  if set_community_picture.upload_id is not null then
    taken := app.take_upload(set_community_picture.upload_id, 'picture');
    if taken.id is null or taken.community_id <> mine.community_id then
      raise exception using errcode = 'PT404', message = 'upload-unknown';
    end if;
  end if;
  update public.communities c set picture_id = set_community_picture.upload_id
  where c.id = mine.community_id;
  if before is not null then
    perform app.discard_file(app.bucket_of('picture'), before);
  end if;
  perform app.log_in_community(mine.community_id, 'change-picture');
  return jsonb_build_object('picture', set_community_picture.upload_id);
end $$;
comment on function public.set_community_picture(uuid, uuid) is
  'Gives a community the picture that was sent and checked, or takes away the one it has.';
grant execute on function public.set_community_picture(uuid, uuid) to authenticated;

create function public.community_pictures(community_ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := app.require_me();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('community_id', c.id, 'picture', c.picture_id)), '[]')
    from public.communities c
    where c.id = any (community_pictures.community_ids[1:100]) and c.picture_id is not null
      and (app.membership_of(me, c.id)).community_id is not null);
end $$;
comment on function public.community_pictures(uuid[]) is
  'Of these communities, as far as the caller may know of them, those that have a picture.';
grant execute on function public.community_pictures(uuid[]) to authenticated;
