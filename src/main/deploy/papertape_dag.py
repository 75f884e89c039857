"""The night by Airflow (3.0 or newer): goes to the folder of DAGs, on a worker that has the desk."""

import pendulum
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.providers.standard.hooks.subprocess import SubprocessHook
from airflow.sdk import DAG, BaseOperator

COMMAND = ["/opt/papertape/papertape", "nightly"]
DESK = "/srv/desk"

# Running it again does not help: a person must correct or decide something.
NEEDS_A_PERSON = [2, 5]


class Nightly(BaseOperator):
    """Its log is the digest; a night that needs a person fails at once, any other failure is tried again."""

    def execute(self, context):
        self.hook = SubprocessHook()
        status = self.hook.run_command(COMMAND, cwd=DESK).exit_code
        if status in NEEDS_A_PERSON:
            raise AirflowFailException(f"papertape ended with {status}: a person is needed, see above")
        if status != 0:
            raise AirflowException(f"papertape ended with {status}: it goes on at the next attempt")

    def on_kill(self):
        self.hook.send_sigterm()


# One run carries every night that is missing, so that there is nothing to catch up.
with DAG(
    dag_id="papertape",
    schedule="30 22 * * 1-5",
    start_date=pendulum.datetime(2026, 1, 1, tz="America/New_York"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 5, "retry_delay": pendulum.duration(minutes=10)},
):
    Nightly(task_id="nightly")
