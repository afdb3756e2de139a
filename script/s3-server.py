"""A server that speaks S3 and checks every signature, for the tests of buckets: moto, on a free port of this machine.

Prints its address, the identity and the secret of one who may use the bucket `yangguang`, and ends when its input does.
"""

import json
import logging
import os
import sys

# What is asked before may be asked by anybody: below, one user with one policy is made.
os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "4"

import boto3  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
address = "http://%s:%s" % server.get_host_and_port()

nobody = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nothing", "region_name": "us-east-1"}
boto3.client("s3", endpoint_url=address, **nobody).create_bucket(Bucket="yangguang")
iam = boto3.client("iam", endpoint_url=address, **nobody)
iam.create_user(UserName="office")
everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
iam.put_user_policy(UserName="office", PolicyName="files", PolicyDocument=json.dumps(everything))
key = iam.create_access_key(UserName="office")["AccessKey"]

print(address, key["AccessKeyId"], key["SecretAccessKey"], flush=True)
sys.stdin.read()
