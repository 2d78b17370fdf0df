"""Reading documents: files become one internal form with blocks and locators."""
