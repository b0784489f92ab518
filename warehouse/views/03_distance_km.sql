-- How far apart are two points, in kilometres along the surface?
create macro distance_km(lat_one, lon_one, lat_other, lon_other) as 12742 * asin(sqrt(least(1,
    pow(sin(radians(lat_other - lat_one) / 2), 2)
    + cos(radians(lat_one)) * cos(radians(lat_other)) * pow(sin(radians(lon_other - lon_one) / 2), 2)
)));
comment on macro distance_km is 'Great-circle distance of two points given in WGS 84 degrees, in kilometres.';
