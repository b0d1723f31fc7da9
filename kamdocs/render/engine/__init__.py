"""What every page and paper is made with: templates, tables, assets. It knows no account."""
