#!/usr/bin/env bash
# Starts a Slurm of one node on this machine, to try array jobs on: Debian's slurm-wlm and munge, as root.
#
#   apt-get install -y slurm-wlm munge
#   docs/slurm/one-node.sh
set -euo pipefail
host=$(hostname -s)
cores=$(nproc)
mkdir -p /etc/slurm /var/spool/slurmctld /var/spool/slurmd /run/munge
if [ -e /etc/slurm/slurm.conf ]; then
  echo "/etc/slurm/slurm.conf is there already: this machine has a Slurm, which is left as it is." >&2
  exit 1
fi

cat >/etc/slurm/slurm.conf <<CONF
ClusterName=one
SlurmctldHost=$host
SlurmUser=root
AuthType=auth/munge
StateSaveLocation=/var/spool/slurmctld
SlurmdSpoolDir=/var/spool/slurmd
SlurmctldPidFile=/run/slurmctld.pid
SlurmdPidFile=/run/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF

[ -e /etc/munge/munge.key ] || dd if=/dev/urandom of=/etc/munge/munge.key bs=1024 count=1 status=none
chown munge:munge /etc/munge/munge.key /run/munge
chmod 400 /etc/munge/munge.key
runuser -u munge -- munged || true
slurmctld
slurmd
for _ in $(seq 20); do
  sinfo --noheader --format=%t 2>/dev/null | grep -q idle && break
  sleep 0.5
done
sinfo
