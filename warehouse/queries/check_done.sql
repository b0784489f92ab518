-- Record what checking one invariant found.
insert into checks by name
select
    $check_name as check_name,
    $question as question,
    $checked_at::timestamp as checked_at,
    $violations as violations,
    $examples as examples;
