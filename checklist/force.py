"""When a law is in force: asked of models and of raw files alike, so it stands apart from both."""


def in_force_on(day: str, *, status: str, in_force: str | None, repealed: str | None) -> bool:
    """Whether a law of that status and those dates was in force on a day (all ISO dates)."""
    if status == "draft" or (in_force is not None and in_force > day):
        return False
    if status == "repealed" or repealed is not None:
        return repealed is not None and repealed > day
    return status == "in-force" or in_force is not None
