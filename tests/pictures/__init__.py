"""Pictures of every page and dialog, made by one command, to be looked at.

A scene is a function in a module `scene_*.py` here: it takes a `stage.Stage`, brings the window
into a state, and returns what is to be drawn (nothing means the whole window):

    @scene("complaints-list")
    def complaints_list(stage: Stage) -> None:
        stage.unlock("reception")
        stage.go("complaints")
"""
