"""The application that the web server loads, once in each worker process."""

import multiprocessing
import os
import signal

from django.core.wsgi import get_wsgi_application

from jiangxin.services.processes.lifelines import tie_self_to

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiangxin.project.settings")

# a worker whose server was killed would keep the port; it holds nothing worth a slower end
if (server := multiprocessing.parent_process()) is not None and not tie_self_to(
    server.pid or 0, signal.SIGKILL
):
    raise SystemExit(1)

application = get_wsgi_application()
