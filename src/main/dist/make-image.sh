#!/bin/sh
# Makes a container image of a release, by the first builder that is there.
#
# make-image.sh FOLDER NAME
#   FOLDER  of the release, with its Dockerfile
#   NAME    of the image, such as papertape:0.1.0
set -eu

for builder in docker podman buildah; do
    if command -v "$builder" > /dev/null; then
        exec "$builder" build -t "$2" "$1"
    fi
done
echo "make-image.sh: docker, podman or buildah is needed to make an image, and none is on the PATH" >&2
exit 1
