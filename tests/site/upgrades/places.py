"""What a database says of regions, wherever their table lies."""

from django.db import connection

WITH_KEYS = ("science_content_pageplace", "science_content_feedback")


def state() -> dict:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        table = next(name for name in ("places_place", "science_content_place") if name in tables)
        types = asked(cursor, "SELECT id, app_label FROM django_content_type WHERE model = 'place'")
        of_type = types[0][0]
        return {
            "table": table,
            "types": types,
            "rows": asked(cursor, f"SELECT code, name, path, parent_id, spoken FROM {table} ORDER BY code"),
            "pages": asked(cursor, "SELECT page_id, place_id FROM science_content_pageplace ORDER BY id"),
            "feedback": asked(cursor, "SELECT id, place_id FROM science_content_feedback ORDER BY id"),
            "permissions": asked(
                cursor, f"SELECT id, codename FROM auth_permission WHERE content_type_id = {of_type} ORDER BY id"
            ),
            "holders": asked(
                cursor, "SELECT group_id, permission_id FROM auth_group_permissions ORDER BY group_id, permission_id"
            ),
            "references": asked(
                cursor, f"SELECT count(*) FROM wagtailcore_referenceindex WHERE to_content_type_id = {of_type}"
            ),
            "keys": {name: keys(cursor, name) for name in (*WITH_KEYS, table)},
        }


def asked(cursor, sql: str) -> list[list]:
    cursor.execute(sql)
    return [list(row) for row in cursor.fetchall()]


def keys(cursor, table: str) -> list[list]:
    found = connection.introspection.get_constraints(cursor, table).values()
    return sorted([key["columns"][0], *key["foreign_key"]] for key in found if key["foreign_key"])
