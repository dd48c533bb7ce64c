"""Makes the exercises: student versions, new ones, the course as students receive it."""
