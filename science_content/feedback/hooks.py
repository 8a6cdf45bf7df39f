"""Where editors read what readers said."""
