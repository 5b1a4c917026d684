-- Useful links of a community, in the order that its administrators give them.

create function app.links_json(community_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'address', l.address,
    'description', l.description, 'category', l.category) order by l.position, l.id), '[]')
  from app.community_links l where l.community_id = links_json.community_id
$$;

create function public.list_links(community_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_member(list_links.community_id);
  return app.links_json(list_links.community_id);
end $$;
comment on function public.list_links(uuid) is 'The links of a community, in its own order; a hundred at most.';
grant execute on function public.list_links(uuid) to authenticated;

create function app.arrange_links(community_id uuid) returns app.membership
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform app.require_poster(arrange_links.community_id, 'links');
  -- Two who arrange at once do it one after the other.
  perform from public.communities c where c.id = arrange_links.community_id for no key update;
  return app.require_poster(arrange_links.community_id, 'links');
end $$;

create function public.save_link(
  id uuid, community_id uuid, title text, address text, description text default '',
  category text default ''
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.arrange_links(save_link.community_id);
  tidy_title text := app.needed_line(save_link.title, 'title', 200);
  tidy_address text := app.needed_text(save_link.address, 'address', 2000);
  tidy_description text := app.tidy_text(save_link.description, 'description', 500);
  tidy_category text := app.tidy_text(
    regexp_replace(left(save_link.category, 1000), '\s+', ' ', 'g'), 'category', 80);
  known app.community_links;
begin
  -- Nor one with a name before an @, which leads elsewhere than it seems.
  if tidy_address !~ '^https://[^\s/@?#]+([/?#]\S*)?$' then
    raise exception using errcode = 'PT400', message = 'address-unsafe';
  end if;
  select * into known from app.community_links l where l.id = save_link.id;
  if known.community_id <> mine.community_id then
    raise exception using errcode = 'PT409', message = 'link-taken';
  end if;
  if known.id is null and 100 <= (
    select count(*) from app.community_links l where l.community_id = mine.community_id) then
    raise exception using errcode = 'PT409', message = 'links-full';
  end if;
  if (known.title, known.address, known.description, known.category)
    is distinct from (tidy_title, tidy_address, tidy_description, tidy_category) then
    perform app.spend_publication(mine.person_id);
    insert into app.community_links as l
      (id, community_id, title, address, description, category, position, changed_at)
    values (save_link.id, mine.community_id, tidy_title, tidy_address, tidy_description,
      tidy_category, 1 + coalesce((
        select max(o.position) from app.community_links o
        where o.community_id = mine.community_id), 0), app.clock())
    on conflict (id) do update
    set title = excluded.title, address = excluded.address, description = excluded.description,
      category = excluded.category, changed_at = excluded.changed_at;
    perform app.log_in_community(mine.community_id,
      case when known.id is null then 'add-link' else 'edit-link' end, null,
      jsonb_build_object('title', tidy_title, 'address', tidy_address));
  end if;
  return app.links_json(mine.community_id);
end $$;
comment on function public.save_link(uuid, uuid, text, text, text, text) is
  'Adds a link at the end, or changes one; to https alone. Sent twice, it is one.';
grant execute on function public.save_link(uuid, uuid, text, text, text, text) to authenticated;

create function public.order_links(community_id uuid, ids uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.arrange_links(order_links.community_id);
begin
  update app.community_links l set position = placed.position
  from (
    -- What somebody else added meanwhile stays behind those that were seen.
    select o.id, row_number() over (order by seen.place nulls last, o.position, o.id) as position
    from app.community_links o
    left join lateral (
      select min(place) as place from unnest(order_links.ids[:200]) with ordinality given (id, place)
      where given.id = o.id
    ) seen on true
    where o.community_id = mine.community_id
  ) placed
  where l.id = placed.id and l.position <> placed.position;
  return app.links_json(mine.community_id);
end $$;
comment on function public.order_links(uuid, uuid[]) is 'Puts the links of a community into this order.';
grant execute on function public.order_links(uuid, uuid[]) to authenticated;

create function public.remove_link(id uuid, community_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  mine app.membership := app.arrange_links(remove_link.community_id);
  gone app.community_links;
begin
  delete from app.community_links l
  where l.id = remove_link.id and l.community_id = mine.community_id
  returning * into gone;
  if gone.id is not null then
    perform app.log_in_community(mine.community_id, 'remove-link', null,
      jsonb_build_object('title', gone.title, 'address', gone.address));
  end if;
  return app.links_json(mine.community_id);
end $$;
grant execute on function public.remove_link(uuid, uuid) to authenticated;
